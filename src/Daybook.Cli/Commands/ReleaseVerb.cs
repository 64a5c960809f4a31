using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Engine.Protections;
using Daybook.Operations.Interventions;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook release</c>.</summary>
internal sealed class ReleaseVerb : Verb
{
    private readonly Argument<string> _asset = new("asset") { HelpName = "ASSET", Description = "The asset whose lock is released" };
    private readonly Option<string> _protection = new("--protection", "-p") { HelpName = "NAME", Description = $"One of {string.Join(", ", ReleaseOperation.Protections)}", Required = true };
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly Option<string> _by = new("--by") { HelpName = "NAME", Description = "Who releases it; recorded as the event's actor", Required = true };
    private readonly Option<string> _reason = new("--reason") { HelpName = "TEXT", Description = "Why; recorded as the event's reason", Required = true };

    public ReleaseVerb(Terminal terminal)
        : base(
            terminal,
            "release",
            "Release a protection's lock on a live portfolio. The journal records who did it and why.",
            "daybook release KO --protection whipsaw_protection --by \"Ada Lovelace\" --reason \"merger announced\"")
    {
        Add(_asset);
        _protection.Validators.Add(Limits.Among([.. ReleaseOperation.Protections]));
        Add(_protection);
        Add(_portfolio);
        Add(_by);
        Add(_reason);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (asset, protection) = (run.Get(_asset)!, run.Get(_protection)!);
        var request = new ReleaseRequest { Asset = asset, Protection = protection, By = run.Get(_by), Reason = run.Get(_reason), Portfolio = run.Get(_portfolio) };
        var recorded = await ReleaseOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(recorded);
        else
            run.Screen.Line(Piece.Good("Released"), $": {protection} of {asset}, {Ended(recorded.Lock)}; event #{recorded.Event}");
        return ExitCode.Fine;
    }

    private static string Ended(ProtectionLock? held) => held switch
    {
        null => "if it was locked: without a recorded configuration, locks are unknown",
        { Until: { } until } => $"which would have ended {TimeText.Exact(until)}",
        _ => "which had no end time",
    };
}
