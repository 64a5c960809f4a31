using Daybook.Auditing;
using Daybook.Engine.Auditing;
using Daybook.Storage;

namespace Daybook.Operations.Auditing;

/// <summary>Checks that what was recorded makes sense, by the general rules and those that know the engine.</summary>
public static class AuditOperation
{
    private const int MostEvents = 10_000_000;

    /// <summary>The rules that a request asks for; reads neither the journal nor settings.</summary>
    /// <exception cref="RefusedException">There is no such rule.</exception>
    public static AuditRulesAnswer ListRules(AuditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new AuditRulesAnswer([.. Chosen(new EngineAudit(null), request.Rule).Select(AuditRuleAnswer.Of)]);
    }

    /// <summary>Checks.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read, there is no such rule or no such session.</exception>
    public static async Task<AuditAnswer> RunAsync(OperationContext context, AuditRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var engine = new EngineAudit(await request.Settings.ReadGivenAsync(cancellationToken).ConfigureAwait(false));
        var rules = Chosen(engine, request.Rule);
        Require(request.Examples, "examples");
        Require(request.Events, "events");
        var (filter, from, to) = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var options = new AuditOptions
        {
            Selection = new EventQuery { Filter = filter, From = from, To = to },
            MaxEvents = request.Events,
            Examples = request.Examples,
            IsAbandoned = reader.Source.IsAbandoned,
        };
        var steps = context.Steps<AuditProgress>(step => new OperationProgress("auditing", step.Done, step.Total));
        var report = await Audit.RunAsync(reader, rules, options, steps, cancellationToken).ConfigureAwait(false);
        return new AuditAnswer(
            report.Ok, report.Events, report.Rules, [.. report.Findings.Select(AuditFindingAnswer.Of)], [.. engine.Unjudged.Select(book => new UnjudgedPortfolio(book.Origin, book.RunId) { Name = book.Name })]);
    }

    private static IReadOnlyList<IAuditRule> Chosen(EngineAudit engine, IReadOnlyList<string> names)
    {
        IReadOnlyList<IAuditRule> rules = [.. AuditRules.General(), .. engine.Rules];
        return names.FirstOrDefault(name => !rules.Any(rule => rule.Name == name)) is { } unknown
            ? throw new RefusedException(RefusalCode.RuleNotFound, "rule", $"there is no rule '{unknown}'")
            : names.Count == 0 ? rules : [.. rules.Where(rule => names.Contains(rule.Name, StringComparer.Ordinal))];
    }

    private static void Require(int count, string parameter)
    {
        if (count is < 0 or > MostEvents)
            throw new RefusedException(RefusalCode.InvalidValue, parameter, FormattableString.Invariant($"{count:N0} is outside 0 to {MostEvents:N0}"));
    }
}
