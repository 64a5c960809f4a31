using System.Runtime.InteropServices;
using Daybook.Torture.Child;
using Daybook.Torture.Promises;

namespace Daybook.Torture;

/// <summary>Puts the promises of docs/promises.md to the test. <c>--help</c> says how.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [ChildVerbs.Prefix, .. var arguments])
        {
            await ChildVerbs.RunAsync(arguments);
            return 0;
        }

        // The first signal lets the run sum up and clean up; a second one ends the process at once.
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopOnce);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, StopOnce);
        return await TortureCommand.RunAsync(args, Console.Out, Console.Error, interrupted.Token);

        void StopOnce(PosixSignalContext signal)
        {
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }
    }
}
