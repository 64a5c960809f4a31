using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook release</c>.</summary>
internal sealed class ReleaseVerb : Verb
{
    private static readonly string[] Names = [ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw];

    private readonly Argument<string> _asset = new("asset") { HelpName = "ASSET", Description = "The asset whose lock is released" };
    private readonly Option<string> _protection = new("--protection", "-p") { HelpName = "NAME", Description = $"One of {string.Join(", ", Names)}", Required = true };
    private readonly Option<string> _by = InterventionRecording.By();
    private readonly Option<string> _reason = InterventionRecording.Reason();

    public ReleaseVerb(Terminal terminal)
        : base(
            terminal,
            "release",
            "Release what a protection locks in the live portfolio, by a named person: an event, so that it can be seen who and why.",
            "daybook release KO --protection whipsaw_protection --by \"Ada Lovelace\" --reason \"merger announced\"")
    {
        Add(_asset);
        _protection.Validators.Add(Limits.Among(Names));
        Add(_protection);
        Add(_by);
        Add(_reason);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (asset, protection) = (run.Get(_asset)!, run.Get(_protection)!);
        var now = run.Terminal.Time.GetUtcNow();
        var found = await LiveLocksAsync(run, now, cancellationToken).ConfigureAwait(false);
        if (found.FirstOrDefault(one => one.Asset == asset && one.Protection == protection) is not { } held)
            throw new MisuseException($"{protection} locks nothing of {asset} in the live portfolio of {run.JournalPath}; 'daybook state --run live' lists what is locked");
        var released = ProtectionEvents.Release(protection, asset, now, InterventionRecording.Name(run, _by), InterventionRecording.Why(run, _reason));
        var id = await InterventionRecording.AppendAsync(run, released, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            InterventionRecording.WriteJson(run, id);
        else
            run.Screen.Line(Piece.Good("Released"), $": {protection} of {asset}, which would have ended {(held.Until is { } until ? TimeText.Exact(until) : "by no time of its own")}; event #{id}");
        return ExitCode.Fine;
    }

    private static async Task<IReadOnlyList<ProtectionLock>> LiveLocksAsync(Invocation run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var live = await RecordedRun.FindAsync(run, reader, RecordedRun.Live, cancellationToken).ConfigureAwait(false);
        var state = await StateReader.ReadAsync(reader, new StateQuery(), cancellationToken).ConfigureAwait(false);
        await run.CloseReaderAsync().ConfigureAwait(false);
        return state.Engine.Protections.Locks(live.Options.Protections, now);
    }
}
