@echo off
rem Starts flexsim on Windows. Builds target\flexsim.jar at first use, finds a Java 17 or newer (JAVA_HOME, then PATH) and
rem chooses the options that suit the command. FLEXSIM_JAVA_OPTS holds further options for Java.
setlocal
for %%R in ("%~dp0..") do set "root=%%~fR"
set "jar=%root%\target\flexsim.jar"
set "archive=%root%\target\flexsim.jsa"

set "java="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" call :try "%JAVA_HOME%\bin\java.exe"
if not defined java for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
if not defined java (
    echo flexsim: needs Java 17 or newer, in JAVA_HOME or on the PATH. Install one or let JAVA_HOME point to it. 1>&2
    exit /b 1
)

if not exist "%jar%" call :build || exit /b 1

set "share=-Xshare:auto"
if exist "%archive%" set "share=-XX:SharedArchiveFile=%archive%"

set "tuning=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%C in (demo agentsim custsim taskrouter) do if "%~1"=="%%C" set "tuning="
if "%~1"=="simulate" set "tuning=-XX:+UseParallelGC -XX:+IgnoreUnrecognizedVMOptions -XX:FreqInlineSize=80 -XX:InlineSmallCode=1500"

"%java%" %tuning% -Xlog:disable "%share%" -Dfile.encoding=UTF-8 %FLEXSIM_JAVA_OPTS% ^
    -cp "%jar%" flexsim.cli.Main %*
exit /b %errorlevel%

:try
for %%H in ("%~dp1..") do set "candidate=%%~fH"
set "version="
if exist "%candidate%\release" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%candidate%\release"') do set "version=%%~V"
if not defined version for /f "tokens=3" %%V in ('call "%~1" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "version=%%V"
for /f "delims=.-+_" %%M in ("%version%") do if %%M GEQ 17 set "java=%~1"
exit /b 0

:build
set maven=mvn
where mvn >nul 2>nul || call :wrapper || exit /b 1
echo flexsim: building %jar%, this once 1>&2
pushd "%root%"
call %maven% -q -B -DskipTests package 1>&2
set "built=%errorlevel%"
popd
if not "%built%"=="0" echo flexsim: the build failed, see above 1>&2
exit /b %built%

:wrapper
rem Quoted here and not where it is called: a quoted mvn would not find its own directory.
set maven="%root%\scripts\mvnw.cmd"
if not exist %maven% (
    echo flexsim: %jar% is missing and there is no mvn to build it. Install Maven 3.8 or newer. 1>&2
    exit /b 1
)
echo flexsim: there is no mvn on the PATH, so scripts\mvnw downloads Maven unless it has before 1>&2
call %maven% -v >nul && exit /b 0
echo flexsim: %jar% is missing and scripts\mvnw has no Maven to build it, see above. Install Maven 3.8 or newer. 1>&2
exit /b 1
