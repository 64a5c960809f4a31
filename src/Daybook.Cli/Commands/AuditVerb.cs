using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Operations.Auditing;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook audit</c>.</summary>
internal sealed class AuditVerb : Verb
{
    private const int MostEvents = 10_000_000;

    private readonly EventSelectionOptions _selection;
    private readonly Option<string[]> _rules = new("--rule", "-r") { HelpName = "NAME", Description = "Only this rule; may be given several times (default: all)" };
    private readonly ConfigurationOption _configuration = ConfigurationOption.ToJudgeBy("checks trades against its limits and protections (default: the settings that a portfolio recorded, if any)");
    private readonly Option<int> _examples = new("--examples", "-n") { HelpName = "N", Description = "How many events of each finding to describe (default: 3)", DefaultValueFactory = _ => 3 };
    private readonly Option<int> _events = new("--events") { HelpName = "N", Description = "How many event ids of each finding --json lists (default: 10,000); counts are always exact", DefaultValueFactory = _ => 10_000 };
    private readonly Option<bool> _list = new("--list-rules") { Description = "Print the rules without reading a journal" };

    public AuditVerb(Terminal terminal)
        : base(
            terminal,
            "audit",
            "Check that what was recorded makes sense, and list the events that do not.",
            "daybook audit",
            "daybook audit --rule holding-value --examples 20 --from 2025-03-01",
            "daybook audit \"asset = 'NVDA'\" --config portfolio.yaml --json")
    {
        _selection = EventSelectionOptions.AddTo(this, new Option<string?>("--session", "-s") { HelpName = "ID", Description = "Report only findings in this session" });
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
        var request = new AuditRequest
        {
            Selection = _selection.Read(run),
            Rule = run.Get(_rules) ?? [],
            Settings = _configuration.Request(run),
            Examples = run.Get(_examples),
            Events = run.Get(_events),
        };
        if (run.Get(_list))
        {
            Show(run, AuditOperation.ListRules(request));
            return ExitCode.Fine;
        }

        var answer = await AuditOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        if (run.Json)
            run.WriteJson(answer);
        else
            AuditView.Show(run.Screen, answer);
        return answer.Ok ? ExitCode.Fine : ExitCode.Found;
    }

    private static void Show(Invocation run, AuditRulesAnswer answer)
    {
        if (run.Json)
            run.WriteJson(answer);
        else
            AuditView.ShowRules(run.Screen, answer);
    }
}
