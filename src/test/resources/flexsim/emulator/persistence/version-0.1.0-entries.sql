CREATE CACHED TABLE "PUBLIC"."SCHEMA_VERSION"(
    "VERSION" INTEGER NOT NULL
);
ALTER TABLE "PUBLIC"."SCHEMA_VERSION" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_D" PRIMARY KEY("VERSION");
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.SCHEMA_VERSION;
INSERT INTO "PUBLIC"."SCHEMA_VERSION" VALUES
(3);
CREATE CACHED TABLE "PUBLIC"."WORKSPACES"(
    "NUMBER" INTEGER NOT NULL,
    "SID" CHARACTER VARYING(34) NOT NULL,
    "SETUP" CHARACTER LARGE OBJECT NOT NULL,
    "SEED" BIGINT NOT NULL,
    "CREATED" BIGINT NOT NULL
);
ALTER TABLE "PUBLIC"."WORKSPACES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_1" PRIMARY KEY("NUMBER");
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.WORKSPACES;
INSERT INTO "PUBLIC"."WORKSPACES" VALUES
(1, 'WS00000000000000000000000000000001', '{"friendlyName":"Flex Task Assignment","multiTaskEnabled":true,"prioritizeQueueOrder":"FIFO"}', 2653439153337687942, 1796085205577994),
(2, 'WS3f3f8fcf407361739e5e525a285683f3', '{"friendlyName":"second","multiTaskEnabled":true,"prioritizeQueueOrder":"FIFO"}', 2653439153337687943, 1796085211945305);
CREATE CACHED TABLE "PUBLIC"."REMOVED"(
    "WORKSPACE" INTEGER NOT NULL
);
ALTER TABLE "PUBLIC"."REMOVED" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_6" PRIMARY KEY("WORKSPACE");
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.REMOVED;
CREATE CACHED TABLE "PUBLIC"."ENTRIES"(
    "NUMBER" BIGINT NOT NULL,
    "WORKSPACE" INTEGER NOT NULL,
    "AT" BIGINT NOT NULL,
    "KIND" CHARACTER VARYING(40) NOT NULL,
    "BODY" CHARACTER LARGE OBJECT NOT NULL,
    "SID" CHARACTER VARYING(34)
);
ALTER TABLE "PUBLIC"."ENTRIES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C" PRIMARY KEY("NUMBER");
-- 28 +/- SELECT COUNT(*) FROM PUBLIC.ENTRIES;
INSERT INTO "PUBLIC"."ENTRIES" VALUES
(1, 1, 1796085206644929, 'timers', '', NULL),
(2, 1, 1796085206646970, 'command', '{"CreateActivity":{"friendlyName":"Break","available":false}}', 'WA33ad32226cc8fba5497e553d32c1b01a'),
(3, 1, 1796085206686006, 'command', '{"CreateActivity":{"friendlyName":"Busy","available":false}}', 'WA4c88bcf083f59d5a994af3ad7d9df2d4'),
(4, 1, 1796085206686245, 'command', '{"CreateActivity":{"friendlyName":"Lunch","available":false}}', 'WA3d67fa9b8549ce59128cecc20c2c7f66'),
(5, 1, 1796085206726969, 'command', '{"CreateTaskQueue":{"friendlyName":"Everyone","targetWorkers":"1==1","maxReservedWorkers":1,"taskOrder":"FIFO"}}', 'WQ0d298bfcc7f2cf5041301d22ed354ee5'),
(6, 1, 1796085206940539, 'command', '{"CreateWorkflow":{"friendlyName":"Assign to Anyone","document":"{\"task_routing\":{\"filters\":[],\"default_filter\":{\"queue\":\"WQ0d298bfcc7f2cf5041301d22ed354ee5\"}}}","reservationTimeout":120}}', 'WW77815da99a26d01284084d762dfdd2f4'),
(7, 1, 1796085210316902, 'command', '{"CreateTaskQueue":{"friendlyName":"billing","targetWorkers":"skills HAS ''billing'' AND level > 3","maxReservedWorkers":2,"taskOrder":"LIFO"}}', 'WQ6841b8f96e4308b9fb95ecd0b67aac51'),
(8, 1, 1796085210367499, 'command', '{"CreateWorker":{"friendlyName":"ada","activitySid":"WA037d846d92351ee0e356bd6247e3bbcf","attributes":"{\"skills\":[\"billing\"],\"level\":5}"}}', 'WK070515128849066ca676238bf5700e30'),
(9, 1, 1796085210398286, 'command', '{"CreateWorker":{"friendlyName":"bob","attributes":"{\"skills\":[\"sales\"],\"level\":1}"}}', 'WK09e78c849fbf3c05da586b43f9c75397'),
(10, 1, 1796085210438484, 'command', '{"CreateTaskChannel":{"friendlyName":"Fax","uniqueName":"fax","channelOptimizedRouting":false}}', 'TCa71a73af8b9c1001198369e622c013b3'),
(11, 1, 1796085210502235, 'command', '{"UpdateWorkerChannel":{"workerSid":"WK070515128849066ca676238bf5700e30","channel":"default","capacity":2}}', 'WC0bef3da0267982b052e187c4dc6f2eb2'),
(12, 1, 1796085210674452, 'command', '{"CreateWorkflow":{"friendlyName":"flow","document":"{\"task_routing\":{\"filters\":[{\"expression\":\"topic==''billing''\",\"filter_friendly_name\":\"b\",\"targets\":[{\"queue\":\"WQ6841b8f96e4308b9fb95ecd0b67aac51\",\"expression\":\"worker.level>=task.level\",\"order_by\":\"worker.level DESC\",\"priority\":5,\"timeout\":300,\"skip_if\":\"workers.available==0\"}]}],\"default_filter\":{\"queue\":\"WQ6841b8f96e4308b9fb95ecd0b67aac51\"}}}","reservationTimeout":60}}', 'WW0733598723772afa4a6a456f3e881225'),
(13, 1, 1796085210838544, 'command', '{"CreateTask":{"attributes":"{\"topic\":\"billing\",\"level\":2}","workflowSid":"WW0733598723772afa4a6a456f3e881225","timeout":3600,"priority":1,"channel":"default"}}', 'WTd2bd4123f5d0b673786c317cc7ad60c3'),
(14, 1, 1796085211029826, 'command', '{"CreateTask":{"attributes":"{\"topic\":\"billing\",\"level\":2}","workflowSid":"WW0733598723772afa4a6a456f3e881225","timeout":3600,"priority":2,"channel":"default"}}', 'WT54e9ef82ee883e49df5f3dc69acca450'),
(15, 1, 1796085211084168, 'command', '{"CreateTask":{"attributes":"{\"topic\":\"billing\",\"level\":2}","workflowSid":"WW0733598723772afa4a6a456f3e881225","timeout":3600,"priority":3,"channel":"default"}}', 'WT07e5d5f62070e32452ebc350e35e4a48'),
(16, 1, 1796085211251852, 'command', '{"CreateTask":{"attributes":"{\"topic\":\"billing\",\"level\":2}","workflowSid":"WW0733598723772afa4a6a456f3e881225","timeout":3600,"priority":4,"channel":"default"}}', 'WTe2cfbd36a990e1c23ef02c6753960e71'),
(17, 1, 1796085211306837, 'command', '{"UpdateReservation":{"sid":"WR8ecc16f9cb7fcf8392601a5aa3e9286e","status":"ACCEPTED"}}', 'WR8ecc16f9cb7fcf8392601a5aa3e9286e'),
(18, 1, 1796085211332855, 'command', '{"UpdateReservation":{"sid":"WR9d844fe0f53b043c2d3509e1319680cb","status":"REJECTED"}}', 'WR9d844fe0f53b043c2d3509e1319680cb'),
(19, 1, 1796085211362390, 'command', '{"UpdateTask":{"sid":"WTe2cfbd36a990e1c23ef02c6753960e71","priority":9}}', 'WTe2cfbd36a990e1c23ef02c6753960e71'),
(20, 1, 1796085211436032, 'command', '{"UpdateWorker":{"sid":"WK070515128849066ca676238bf5700e30","attributes":"{\"skills\":[\"billing\",\"vip\"],\"level\":7}","rejectPendingReservations":false}}', 'WK070515128849066ca676238bf5700e30');
INSERT INTO "PUBLIC"."ENTRIES" VALUES
(21, 1, 1796085211499055, 'command', '{"UpdateWorkspace":{"eventsFilter":"task.created"}}', 'WS00000000000000000000000000000001'),
(22, 0, 0, 'sink', '{"sid":"DG24d5ce9ab8b04d3199f2b4d7aed16602","description":"s","destination":"http://127.0.0.1:9/x","batched":true,"created":1796085211622253,"updated":1796085211622253}', 'DG24d5ce9ab8b04d3199f2b4d7aed16602'),
(23, 0, 0, 'subscription', '{"sid":"DFbfbcfb6ddc87a344e5638c82a30a3e1b","description":"d","sinkSid":"DG24d5ce9ab8b04d3199f2b4d7aed16602","types":{"com.twilio.taskrouter.task.created":4},"created":1796085211782269,"updated":1796085211782269}', 'DFbfbcfb6ddc87a344e5638c82a30a3e1b'),
(24, 0, 0, 'sink reached', '{"subscriptionSid":"DFbfbcfb6ddc87a344e5638c82a30a3e1b","workspaceSid":"WS00000000000000000000000000000001","next":43}', 'DFbfbcfb6ddc87a344e5638c82a30a3e1b'),
(25, 0, 0, 'sink reached', '{"subscriptionSid":"DFbfbcfb6ddc87a344e5638c82a30a3e1b","workspaceSid":"WS3f3f8fcf407361739e5e525a285683f3","next":0}', 'DFbfbcfb6ddc87a344e5638c82a30a3e1b'),
(26, 2, 1796085211954359, 'timers', '', NULL),
(27, 2, 1796085211954642, 'command', '{"CreateTaskQueue":{"friendlyName":"Sample Queue","targetWorkers":"1==1","maxReservedWorkers":1,"taskOrder":"FIFO"}}', 'WQd032f5c7edc3bc57ddf819f03725cfb4'),
(28, 2, 1796085211955416, 'command', '{"CreateWorkflow":{"friendlyName":"Default Fifo Workflow","document":"{\"task_routing\":{\"filters\":[],\"default_filter\":{\"queue\":\"WQd032f5c7edc3bc57ddf819f03725cfb4\"}}}","reservationTimeout":120}}', 'WW26660fc50c00b0a0586af29e9f18e9ea');
CREATE CACHED TABLE "PUBLIC"."IMAGES"(
    "WORKSPACE" INTEGER NOT NULL,
    "AT" BIGINT NOT NULL,
    "BODY" BINARY LARGE OBJECT NOT NULL
);
ALTER TABLE "PUBLIC"."IMAGES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_8" PRIMARY KEY("WORKSPACE");
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.IMAGES;
CREATE CACHED TABLE "PUBLIC"."PAGES"(
    "WORKSPACE" INTEGER NOT NULL,
    "FIRST" BIGINT NOT NULL,
    "SIZE" INTEGER NOT NULL,
    "LAST_AT" BIGINT NOT NULL,
    "BODY" BINARY LARGE OBJECT NOT NULL
);
ALTER TABLE "PUBLIC"."PAGES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_4" PRIMARY KEY("WORKSPACE", "FIRST");
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.PAGES;
