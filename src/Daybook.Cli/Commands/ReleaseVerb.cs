using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Portfolios;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook release</c>.</summary>
internal sealed class ReleaseVerb : Verb
{
    private static readonly string[] Names = [ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw];

    private readonly Argument<string> _asset = new("asset") { HelpName = "ASSET", Description = "The asset whose lock is released" };
    private readonly Option<string> _protection = new("--protection", "-p") { HelpName = "NAME", Description = $"One of {string.Join(", ", Names)}", Required = true };
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly Option<string> _by = InterventionRecording.By();
    private readonly Option<string> _reason = InterventionRecording.Reason();

    public ReleaseVerb(Terminal terminal)
        : base(
            terminal,
            "release",
            "Release a protection's lock on a live portfolio. The journal records who did it and why.",
            "daybook release KO --protection whipsaw_protection --by \"Ada Lovelace\" --reason \"merger announced\"")
    {
        Add(_asset);
        _protection.Validators.Add(Limits.Among(Names));
        Add(_protection);
        Add(_portfolio);
        Add(_by);
        Add(_reason);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (asset, protection) = (run.Get(_asset)!, run.Get(_protection)!);
        var now = run.Terminal.Time.GetUtcNow();
        var (settings, state, portfolio) = await LiveAsync(run, cancellationToken).ConfigureAwait(false);
        var held = state.Locks(settings, now).FirstOrDefault(one => one.Asset == asset && one.Protection == protection);
        if (held is null && (settings is not null || !MayBeLocked(state, protection, asset)))
            throw new MisuseException($"{protection} locks nothing of {asset} in the live portfolio{(portfolio is null ? string.Empty : $" '{portfolio}'")} of {run.JournalPath}; 'daybook state --run live' lists what is locked");
        var released = ProtectionEvents.Release(protection, asset, now, InterventionRecording.Name(run, _by), InterventionRecording.Why(run, _reason));
        var id = await InterventionRecording.AppendAsync(run, released, portfolio, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            InterventionRecording.WriteJson(run, id);
        else
            run.Screen.Line(Piece.Good("Released"), $": {protection} of {asset}, {Ended(held)}; event #{id}");
        return ExitCode.Fine;
    }

    private static string Ended(ProtectionLock? held) => held switch
    {
        null => "if it was locked: without a recorded configuration that is not known",
        { Until: { } until } => $"which would have ended {TimeText.Exact(until)}",
        _ => "which would have ended by no time of its own",
    };

    // Without settings nobody can say until when something is locked. Whoever is in a hurry is not refused for that, as long as something happened that a lock can come from.
    private static bool MayBeLocked(ProtectionState state, string protection, string asset) => protection switch
    {
        ProtectionNames.Grace => state.Grace.Of(asset) is not null,
        ProtectionNames.Holding => state.Holding.Assets.ContainsKey(asset),
        ProtectionNames.Whipsaw => state.Whipsaw.Assets.ContainsKey(asset),
        _ => false,
    };

    private async Task<(ProtectionOptions? Settings, ProtectionState State, string? Portfolio)> LiveAsync(Invocation run, CancellationToken cancellationToken)
    {
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var live = await RecordedRun.FindAsync(run.Context, RecordedRun.Live, run.Get(_portfolio), cancellationToken).ConfigureAwait(false);
        var state = await StateReader.ReadAsync(reader, new StateQuery { Portfolio = live.Portfolio }, cancellationToken).ConfigureAwait(false);
        await run.CloseReaderAsync().ConfigureAwait(false);
        return (live.Settings?.InForce(state.Engine.Regimes).Protections, state.Engine.Protections, live.Portfolio);
    }
}
