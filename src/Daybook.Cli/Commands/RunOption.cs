using System.CommandLine;
using Daybook.Operations.Portfolios;

namespace Daybook.Cli.Commands;

/// <summary>The option that names one of a journal's portfolios.</summary>
internal static class RunOption
{
    public static Option<string?> Create() => new("--run")
    {
        HelpName = "SESSION",
        Description = $"The run: one of its sessions in 'daybook session', or '{RecordedRun.Live}' for the live portfolio (default: the newest run, or the live portfolio if there is none)",
    };
}
