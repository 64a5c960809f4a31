namespace Daybook.Market.Prices.Reading;

/// <summary>The errors that were found, up to the reported number. Those of one kind are reported once, and counted.</summary>
internal sealed class PriceErrors
{
    private readonly List<PriceError> _errors = [];
    private readonly Dictionary<(string File, string? Column, string Kind), int> _places = [];

    public int Count => _errors.Count;

    public bool IsFull => _errors.Count == PriceFormatException.MaxErrors;

    public void Add(PriceError error)
    {
        if (_places.TryGetValue(KeyOf(error), out var place))
        {
            _errors[place] = _errors[place] with { More = _errors[place].More + 1, LastLine = Math.Max(_errors[place].LastLine, error.Line) };
        }
        else if (!IsFull)
        {
            _places.Add(KeyOf(error), _errors.Count);
            _errors.Add(error);
        }
    }

    /// <summary>Puts one error in the place of those from a position on.</summary>
    public void Replace(int from, PriceError error)
    {
        foreach (var replaced in _errors[from..])
            _places.Remove(KeyOf(replaced));
        _errors.RemoveRange(from, _errors.Count - from);
        Add(error);
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new PriceFormatException(_errors);
    }

    private static (string File, string? Column, string Kind) KeyOf(PriceError error) => (error.File, error.Column, error.Kind);
}
