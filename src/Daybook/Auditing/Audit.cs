using Daybook.Auditing.Positions;
using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Auditing;

/// <summary>Checks that what a journal holds makes sense. It says nothing of whether the journal is complete and unaltered; that is what <c>verify</c> is for.</summary>
public static class Audit
{
    private const int ReportEvery = 8_192;

    /// <summary>Shows every event to every rule, in the order of the ids, up to the newest at the time when it begins.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="rules">The rules, fresh ones, each under a name of its own; <see cref="AuditRules.General"/> makes those that hold for everybody.</param>
    /// <param name="options">What is reported; null: everything.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">Two rules have one name, or an option is out of its range.</exception>
    public static async ValueTask<AuditReport> RunAsync(
        JournalReader reader,
        IReadOnlyList<IAuditRule> rules,
        AuditOptions? options = null,
        IProgress<AuditProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(rules);
        options ??= new AuditOptions();
        options.Validate();
        RequireNames(rules);
        var (books, positions, open) = (new PortfolioBooks(), new PositionFold(), new HashSet<string>(StringComparer.Ordinal));
        if (options.Selection is { Filter: { } filter } selection)
            options = options with { Selection = selection with { Filter = filter.Knowing(books) } };
        var evidence = rules.Select(rule => new RuleEvidence(rule, options)).ToArray();
        var total = (await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Count;
        var count = 0L;
        await foreach (var seen in reader.ReadAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            Follow(open, seen);
            var book = books.Of(seen);
            var audited = new AuditedEvent(seen, book, positions.Follow(seen, book)) { Decision = Decision.Of(seen) };
            for (var i = 0; i < evidence.Length; i++)
                rules[i].See(audited, evidence[i]);
            if (++count % ReportEvery == 0)
                progress?.Report(new AuditProgress(count, Math.Max(count, total)));
        }

        var end = new AuditEnd(count, await RunningAsync(reader, open, options, cancellationToken).ConfigureAwait(false));
        for (var i = 0; i < evidence.Length; i++)
            rules[i].End(end, evidence[i]);
        return new AuditReport(count, [.. rules.Select(rule => rule.Name)], [.. evidence.Select(one => one.Finding()).OfType<AuditFinding>()]);
    }

    private static void Follow(HashSet<string> open, PortfolioEvent seen)
    {
        var change = RunningSessions.Of(seen);
        if (change == RunningSessions.Change.Begin)
            open.Add(seen.SessionId!);
        else if (change == RunningSessions.Change.End)
            open.Remove(seen.SessionId!);
    }

    /// <summary>
    /// Of the sessions that were open at the last event, those that are no finding. The lock is asked first and the list of running sessions after it: a session's end is
    /// recorded before its lock is let go, so one that has neither a lock nor, after that, an end was left by a process that died.
    /// </summary>
    private static async ValueTask<IReadOnlySet<string>> RunningAsync(JournalReader reader, HashSet<string> open, AuditOptions options, CancellationToken cancellationToken)
    {
        var left = options.IsAbandoned is { } isAbandoned ? open.Where(isAbandoned).ToHashSet(StringComparer.Ordinal) : [];
        if (left.Count == 0)
            return open;
        var listed = await reader.Source.GetRunningSessionsAsync(cancellationToken).ConfigureAwait(false);
        left.IntersectWith(listed.Select(session => session.SessionId));
        open.ExceptWith(left);
        return open;
    }

    private static void RequireNames(IReadOnlyList<IAuditRule> rules)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (!names.Add(rule.Name))
                throw new ArgumentException($"Two rules are named '{rule.Name}'.", nameof(rules));
        }
    }
}
