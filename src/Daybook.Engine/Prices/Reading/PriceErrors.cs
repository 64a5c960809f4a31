namespace Daybook.Engine.Prices.Reading;

/// <summary>The errors that were found, up to as many as are told.</summary>
internal sealed class PriceErrors
{
    private readonly List<PriceError> _errors = [];

    public int Count => _errors.Count;

    public bool IsFull => _errors.Count == PriceFormatException.MaxErrors;

    public void Add(PriceError error)
    {
        if (!IsFull)
            _errors.Add(error);
    }

    /// <summary>Puts one error in the place of those from a position on.</summary>
    public void Replace(int from, PriceError error)
    {
        _errors.RemoveRange(from, _errors.Count - from);
        _errors.Add(error);
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new PriceFormatException(_errors);
    }
}
