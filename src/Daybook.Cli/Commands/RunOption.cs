using System.CommandLine;
using Daybook.Operations.Portfolios;

namespace Daybook.Cli.Commands;

/// <summary>The option that names one of a journal's portfolios.</summary>
internal static class RunOption
{
    public static Option<string?> Create() => new("--run")
    {
        HelpName = "SESSION",
        Description = $"Which portfolio: a session of it, as 'daybook session' lists them, or '{RecordedRun.Live}' for the live one (default: the newest run, or the live portfolio when there is none)",
    };
}
