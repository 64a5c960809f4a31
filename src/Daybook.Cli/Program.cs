using System.Runtime.InteropServices;
using Daybook.Cli;
using Daybook.Cli.Output;

using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopOnce);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, StopOnce);
var code = await new Tool(Terminal.OfProcess()).RunAsync(args, interrupted.Token).ConfigureAwait(false);
ProcessorTime.Report();
return code;

// The first signal lets the verb end cleanly; a second one ends the process at once.
void StopOnce(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
