using System.CommandLine;
using Daybook.Cli.Demo;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Engine.Configuration;
using Daybook.Engine.Explaining;
using Daybook.Engine.Replay;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Operations.Inputs;
using Daybook.Operations.Replaying;
using Daybook.Operations.Verifying;
using Daybook.Queries;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook demo</c>.</summary>
internal sealed class DemoVerb : Verb
{
    private const string JournalName = "journal.db";

    private readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "The folder for the journal (default: ./daybook-demo)", DefaultValueFactory = _ => "daybook-demo" };
    private readonly InputOptions _inputs = new(defaultSeed: 7);

    public DemoVerb(Terminal terminal)
        : base(
            terminal,
            "demo",
            "Replay ten simulated years of 60 assets, or real prices, and show what a journal can answer.",
            "daybook demo",
            "daybook demo --out /tmp/demo --seed 11",
            "daybook demo --prices prices/ --equity SP500 --bonds UST10Y_TR --commodities WTI")
    {
        Add(_out);
        foreach (var option in _inputs.All)
            Add(option);
    }

    /// <summary>The settings of the demo: every protection has something to do in them.</summary>
    internal static EngineConfiguration Configuration => ConfigurationPresets.Adaptive.Configuration.With("rebalance.frequency", "daily");

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.IsJournalGiven)
            throw new MisuseException("demo makes its own journal in --out DIR; it takes no --journal");
        var path = Path.Combine(run.Get(_out)!, JournalName);
        var market = _inputs.Read(run);
        var prepared = new PreparedReplay(ReplayMaterial.Load(run.Context, market.Read(), market.Notes, cancellationToken), Configuration);
        run.EndProgress();
        if (!run.Json)
            FileNoteView.Say(run, prepared.Notes, market.Notes);
        var (made, unfinished) = await RunsAsync(run, path, prepared.Material, cancellationToken).ConfigureAwait(false);
        var (session, result) = made is not null
            ? (made, await new ReplayRun(prepared.Options, new NullReplayLog()).RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            : await MakeAsync(run, path, prepared, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        var reader = await run.Context.Journals.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var own = await reader.GetStatisticsAsync(new StatisticsQuery { Filter = Filter.Equal(EventField.Session, session) }, cancellationToken).ConfigureAwait(false);
            using var line = ProgressLine.For(run.Terminal, "verifying");
            var steps = new Step<VerifyProgress>(step => line.Show(step.Done, step.Total));
            var shown = new DemoFindings(
                ReplayAnswer.Of(path, session, result with { Events = own.Total }, prepared),
                await ExplainABlockAsync(reader, session, cancellationToken).ConfigureAwait(false),
                unfinished,
                VerifyAnswer.Of(await reader.VerifyAsync(new VerifyOptions(), steps, cancellationToken).ConfigureAwait(false)));
            line.Dispose();
            if (run.Json)
                run.WriteJson(shown.ToAnswer());
            else
                shown.Show(run.Screen, run.Terminal.Command);
            return shown.Verified.Ok ? ExitCode.Fine : ExitCode.Found;
        }
    }

    /// <summary>This very replay in the journal: the run that came to its end, or null, and how many did not. A journal with anything else in it is left alone.</summary>
    private static async Task<(string? Made, int Unfinished)> RunsAsync(Invocation run, string path, ReplayMaterial material, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return (null, 0);
        var reader = await run.Context.Journals.OpenReaderAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var (began, completed) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
            await foreach (var bound in reader.QueryAllAsync(new EventQuery { Filter = Filter.Parse("type in ('session_start', 'session_end')", default), Order = QueryOrder.OldestFirst }, cancellationToken).ConfigureAwait(false))
            {
                var isStart = bound.Type.Equals(EventTypes.SessionStart);
                if (isStart && (bound.Text("inputs_digest") != material.Digest() || bound.Text("configuration_digest") != Configuration.ComputeDigest()))
                    throw new MisuseException($"{path} does not hold this demo; name another folder with --out, or remove that one");
                if (isStart)
                    began.Add(bound.SessionId!);
                else if (bound.Text("status") == "completed")
                    completed.Add(bound.SessionId!);
            }

            return (completed.LastOrDefault(), began.Except(completed, StringComparer.Ordinal).Count());
        }
    }

    private static async Task<(string Session, ReplayResult Result)> MakeAsync(Invocation run, string path, PreparedReplay prepared, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var journal = await run.Context.Journals.OpenAsync(path, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
            return await ReplaySession.RunAsync(run.Context, journal, prepared, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(PortfolioEvent Denied, EngineExplanation Why)?> ExplainABlockAsync(JournalReader reader, string session, CancellationToken cancellationToken)
    {
        foreach (var filter in (string[])["type = 'rebalancing_target_denied' and metadata.decided_by = 'whipsaw_protection'", "type = 'rebalancing_target_denied'"])
        {
            var page = await reader.QueryAsync(new EventQuery { Filter = Filter.And(Filter.Equal(EventField.Session, session), Filter.Parse(filter, default)), Order = QueryOrder.OldestFirst, Limit = 1 }, cancellationToken).ConfigureAwait(false);
            if (page.Events is [var denied] && await DecisionExplainer.ExplainAsync(reader, denied.Id, cancellationToken).ConfigureAwait(false) is { } why)
                return (denied, why);
        }

        return null;
    }
}
