using System.CommandLine;
using Daybook.Auditing;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Engine.Auditing;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Sqlite;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook audit</c>.</summary>
internal sealed class AuditVerb : Verb
{
    private const int MostEvents = 10_000_000;

    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _session = new("--session", "-s") { HelpName = "ID", Description = "Report only what was found in this session" };
    private readonly Option<string?> _portfolio = new("--portfolio") { HelpName = "NAME", Description = "Report only what was found in this portfolio; \"\" for those without a name" };
    private readonly Option<string[]> _rules = new("--rule", "-r") { HelpName = "NAME", Description = "Only this rule; may be given several times (default: all)" };
    private readonly ConfigurationOption _configuration = ConfigurationOption.ToJudgeBy("trades are judged by its limits and protections (default: by what a portfolio recorded, or not at all)");
    private readonly Option<int> _examples = new("--examples", "-n") { HelpName = "N", Description = "How many events of a finding are told in words (default: 3)", DefaultValueFactory = _ => 3 };
    private readonly Option<int> _events = new("--events") { HelpName = "N", Description = "How many event ids of a finding are kept for --json (default: 10,000); counts are exact in any case", DefaultValueFactory = _ => 10_000 };
    private readonly Option<bool> _list = new("--list-rules") { Description = "Print the rules, and read no journal" };

    public AuditVerb(Terminal terminal)
        : base(
            terminal,
            "audit",
            "Check that what was recorded makes sense, and list the events that do not.",
            "daybook audit",
            "daybook audit --rule holding-value --examples 20 --from 2025-03-01",
            "daybook audit \"asset = 'NVDA'\" --config portfolio.yaml --json")
    {
        Add(_filter);
        Add(_filterOption);
        Add(_from);
        Add(_to);
        Add(_session);
        Add(_portfolio);
        Add(_rules);
        foreach (var option in _configuration.All)
            Add(option);
        _examples.CustomParser = Limits.Between(0, MostEvents);
        Add(_examples);
        _events.CustomParser = Limits.Between(0, MostEvents);
        Add(_events);
        Add(_list);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var engine = new EngineAudit(_configuration.IsGiven(run) ? await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false) : null);
        var rules = Chosen([.. AuditRules.General(), .. engine.Rules], run.Get(_rules) ?? []);
        if (run.Get(_list))
        {
            if (run.Json)
                JsonOutput.Document(run.Terminal, writer => AuditView.WriteRulesJson(writer, rules));
            else
                AuditView.ShowRules(run.Screen, rules);
            return ExitCode.Fine;
        }

        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var options = new AuditOptions
        {
            Selection = await SelectionAsync(run, reader, cancellationToken).ConfigureAwait(false),
            MaxEvents = run.Get(_events),
            Examples = run.Get(_examples),
            IsAbandoned = session => SqliteJournal.IsAbandoned(reader.Location, session),
        };
        AuditReport report;
        using (var progress = ProgressLine.For(run.Terminal, "auditing"))
        {
            var steps = new Step<AuditProgress>(step => progress.Show(step.Done, step.Total));
            report = await Audit.RunAsync(reader, rules, options, steps, cancellationToken).ConfigureAwait(false);
        }

        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => AuditView.WriteJson(writer, report, engine.Unjudged));
        else
            AuditView.Show(run.Screen, report, engine.Unjudged);
        return report.Ok ? ExitCode.Fine : ExitCode.Found;
    }

    private async ValueTask<EventQuery> SelectionAsync(Invocation run, JournalReader reader, CancellationToken cancellationToken)
    {
        var now = await run.NowAsync(cancellationToken).ConfigureAwait(false);
        var (from, to) = TimeBounds.Read(run, _from, _to, now);
        var filter = FilterArgument.Read(run.Get(_filter), run.Get(_filterOption), now);
        if (run.Get(_session) is { } session)
        {
            if (await reader.GetSessionAsync(session, maxEvents: 1, cancellationToken: cancellationToken).ConfigureAwait(false) is null)
                throw new MisuseException($"{run.JournalPath} has no session '{session}'; 'daybook session' lists the recent ones");
            var within = Filter.Equal(EventField.Session, session);
            filter = filter is null ? within : Filter.And(filter, within);
        }

        filter = await PortfolioChoice.OnlyAsync(reader, run.Get(_portfolio), filter, cancellationToken).ConfigureAwait(false);
        return new EventQuery { Filter = filter, From = from, To = to };
    }

    private static IReadOnlyList<IAuditRule> Chosen(IReadOnlyList<IAuditRule> rules, string[] names)
    {
        foreach (var name in names)
        {
            if (!rules.Any(rule => rule.Name == name))
                throw new MisuseException($"--rule: there is no rule '{name}'; 'daybook audit --list-rules' prints them");
        }

        return names.Length == 0 ? rules : [.. rules.Where(rule => names.Contains(rule.Name, StringComparer.Ordinal))];
    }
}
