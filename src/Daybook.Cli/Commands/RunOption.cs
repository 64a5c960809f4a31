using System.CommandLine;
using Daybook.Cli.Replays;

namespace Daybook.Cli.Commands;

/// <summary>The option that names one of a journal's portfolios.</summary>
internal static class RunOption
{
    public static Option<string?> Create() => new("--run")
    {
        HelpName = "SESSION",
        Description = $"The run that is meant, or '{RecordedRun.Live}' for the live portfolio (default: the newest run, or the live portfolio when there is none)",
    };
}
