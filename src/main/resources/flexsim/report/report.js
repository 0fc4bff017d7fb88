(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('figures').textContent);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const percent = value => value === null ? '–' : (100 * value).toFixed(1) + ' %';
  let plots = [];

  const vertical = {
    id: 'threshold',
    afterDatasetsDraw(chart, args, options) {
      if (options.at === undefined) return;
      const x = chart.scales.x.getPixelForValue(options.at);
      const area = chart.chartArea;
      const pen = chart.ctx;
      pen.save();
      pen.strokeStyle = pen.fillStyle = colour('--d');
      pen.setLineDash([5, 4]);
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.moveTo(x, area.top);
      pen.lineTo(x, area.bottom);
      pen.stroke();
      pen.font = '12px ' + Chart.defaults.font.family;
      const left = x > (area.left + area.right) / 2;
      pen.textAlign = left ? 'right' : 'left';
      pen.fillText(options.text, x + (left ? -6 : 6), area.top + 12);
      pen.restore();
    }
  };

  const line = (label, values, ink, extra) => Object.assign({
    type: 'line', label: label, data: values, borderColor: ink, backgroundColor: ink, borderWidth: 2,
    pointRadius: values.length > 60 ? 0 : 2, pointHitRadius: 8, spanGaps: false, tension: 0
  }, extra);

  const share = position => ({
    position: position, min: 0, max: 1, grid: { drawOnChartArea: position === 'left', color: colour('--line') },
    ticks: { callback: value => Math.round(100 * value) + ' %' }
  });

  const axis = (title, extra) => Object.assign({
    beginAtZero: true, title: { display: title !== '', text: title }, grid: { color: colour('--line') }
  }, extra);

  const base = (scales, more) => Object.assign({
    responsive: true, maintainAspectRatio: false, animation: false, interaction: { mode: 'index', intersect: false },
    scales: scales, plugins: { legend: { labels: { boxWidth: 14, boxHeight: 8 } } }
  }, more);

  const times = () => axis('', { ticks: { maxRotation: 0, autoSkip: true, autoSkipPadding: 18 }, grid: { display: false } });

  const draw = (id, config) => {
    const canvas = document.getElementById(id);
    if (canvas) plots.push(new Chart(canvas, config));
  };

  const percentTip = { callbacks: { label: item => item.dataset.label + ': ' +
    (item.dataset.share ? percent(item.raw) : Number(item.raw).toLocaleString('en', { maximumFractionDigits: 2 })) } };

  function arrivals() {
    const sets = [
      line('Answered in time (SL1)', data.serviceLevel, colour('--b'), { yAxisID: 'share', share: true }),
      { type: 'bar', label: 'Offered', data: data.offered, backgroundColor: colour('--a') + '99', yAxisID: 'y',
        categoryPercentage: 1, barPercentage: 0.9 }
    ];
    if (data.target !== null) {
      sets.push(line('Target', data.starts.map(() => data.target), colour('--d'),
        { yAxisID: 'share', share: true, borderDash: [5, 4], borderWidth: 1.2, pointRadius: 0 }));
    }
    const options = base({ x: times(), y: axis('contacts'), share: share('right') });
    options.plugins.tooltip = percentTip;
    draw('arrivals', { data: { labels: data.starts, datasets: sets }, options: options });
  }

  function waits() {
    const options = base({
      x: axis('wait in seconds', { grid: { display: false }, ticks: { maxRotation: 0, autoSkip: true, autoSkipPadding: 10 } }),
      y: axis('', { ticks: { callback: value => (100 * value).toFixed(value < 0.1 && value > 0 ? 1 : 0) + ' %' } }),
      share: share('right')
    });
    options.plugins.threshold = { at: data.waits.threshold, text: data.waits.thresholdText };
    options.plugins.tooltip = percentTip;
    draw('waits', {
      data: { labels: data.waits.labels, datasets: [
        line('Waited at most so long', data.waits.upTo, colour('--b'), { yAxisID: 'share', share: true, pointRadius: 0 }),
        { type: 'bar', label: 'Share of contacts', data: data.waits.shares, backgroundColor: colour('--a') + '99',
          yAxisID: 'y', share: true, categoryPercentage: 1, barPercentage: 0.94 }
      ] },
      options: options, plugins: [vertical]
    });
  }

  const palette = ['#2f6fde', '#e0803a', '#2f9e6e', '#b4569b', '#c9a227', '#5b8fa8', '#8a6fd1', '#a35d4a', '#6f9438', '#d2556b', '#4aa3a2', '#7a7f8a'];
  const byQueue = values => values.map((queue, place) => line(queue.name, queue.values, palette[place % palette.length], { borderWidth: 1.2, pointRadius: 0 }));

  function occupancy() {
    const sets = [line('All agents', data.occupancy.all, colour('--ink'), { share: true })];
    byQueue(data.occupancy.queues).forEach(set => sets.push(Object.assign(set, { share: true })));
    const options = base({ x: times(), y: share('left') });
    options.plugins.tooltip = percentTip;
    draw('occupancy', { data: { labels: data.starts, datasets: sets }, options: options });
  }

  function queueLength() {
    const sets = [line('All queues', data.queueLength.all, colour('--ink'),
      { fill: 'origin', backgroundColor: colour('--a') + '22' })].concat(byQueue(data.queueLength.queues));
    const options = base({ x: times(), y: axis('contacts waiting') });
    options.plugins.tooltip = percentTip;
    draw('queue-length', { data: { labels: data.starts, datasets: sets }, options: options });
  }

  function days() {
    if (!data.days) return;
    const options = base({ x: axis('answered in time (SL1)', { grid: { display: false } }), y: axis(data.days.unit, { ticks: { precision: 0 } }) });
    options.plugins.legend = { display: false };
    draw('days', { type: 'bar', data: { labels: data.days.labels, datasets: [
      { label: data.days.unit, data: data.days.counts, backgroundColor: colour('--a') + '99', categoryPercentage: 1, barPercentage: 0.94 }
    ] }, options: options });
  }

  function drawAll() {
    plots.forEach(plot => plot.destroy());
    plots = [];
    Chart.defaults.color = colour('--soft');
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    [arrivals, waits, occupancy, queueLength, days].forEach(plot => plot());
  }

  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  matchMedia('print').addEventListener('change', drawAll);
})();
