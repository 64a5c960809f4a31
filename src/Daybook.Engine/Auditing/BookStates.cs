using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>A state per portfolio that the journal tells of.</summary>
internal sealed class BookStates<T>(T empty)
{
    private readonly Dictionary<PortfolioBook, T> _states = [];

    public T this[PortfolioBook book]
    {
        get => _states.GetValueOrDefault(book, empty);
        set => _states[book] = value;
    }
}
