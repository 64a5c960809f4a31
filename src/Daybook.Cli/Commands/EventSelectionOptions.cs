using System.CommandLine;
using Daybook.Operations.Selecting;

namespace Daybook.Cli.Commands;

/// <summary>What selects events on the command line: a filter, a window, a portfolio and perhaps a session.</summary>
internal sealed class EventSelectionOptions
{
    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateFilter();
    private readonly Option<string?>? _session;

    private EventSelectionOptions(Command verb, Option<string?>? session)
    {
        verb.Add(_filter);
        verb.Add(_filterOption);
        verb.Add(_from);
        verb.Add(_to);
        verb.Add(_portfolio);
        _session = session;
        if (session is not null)
            verb.Add(session);
    }

    /// <summary>Gives them to a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="session">Its option for a session; null: it has none.</param>
    public static EventSelectionOptions AddTo(Command verb, Option<string?>? session = null) => new(verb, session);

    /// <summary>What was selected.</summary>
    /// <exception cref="MisuseException">The filter was given twice.</exception>
    public Selection Read(Invocation run) => new()
    {
        Filter = FilterArgument.Text(run.Get(_filter), run.Get(_filterOption)),
        From = run.Get(_from),
        To = run.Get(_to),
        Portfolio = run.Get(_portfolio),
        Session = _session is null ? null : run.Get(_session),
    };
}
