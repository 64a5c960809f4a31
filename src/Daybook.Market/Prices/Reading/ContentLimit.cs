using System.Globalization;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>How much of one file is read at most, over all that it unpacks to.</summary>
internal sealed class ContentLimit
{
    private long _bytes = PriceReader.MaxContent;
    private int _lines = PriceReader.MaxLines;

    /// <summary>True when more was asked for.</summary>
    public bool IsPassed => _bytes < 0 || _lines < 0;

    /// <exception cref="InvalidDataException">The limit is passed.</exception>
    public void TakeBytes(int count)
    {
        _bytes -= count;
        if (_bytes < 0)
            throw new InvalidDataException($"its content is longer than {PriceReader.MaxContent >> 20} MiB, which no file of daily prices needs; split it");
    }

    /// <exception cref="InvalidDataException">The limit is passed.</exception>
    public void TakeLine()
    {
        if (--_lines < 0)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it has more than {PriceReader.MaxLines:N0} lines; split it"));
    }

    /// <summary>A stream's content up to the limit.</summary>
    public Stream Of(Stream content) => new Limited(content, this);

    private sealed class Limited(Stream content, ContentLimit limit) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = content.Read(buffer);
            limit.TakeBytes(read);
            return read;
        }
    }
}
