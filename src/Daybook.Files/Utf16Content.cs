using System.Text;

namespace Daybook.Files;

/// <summary>Text in UTF-16 with a byte-order mark, read as UTF-8. Not safe for several threads.</summary>
internal sealed class Utf16Content(Stream content, bool isBigEndian) : ForwardStream
{
    private readonly Stream _utf8 = Encoding.CreateTranscodingStream(
        content, new UnicodeEncoding(isBigEndian, byteOrderMark: true, throwOnInvalidBytes: true), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The content as UTF-8, if its first bytes say that it is UTF-16; otherwise the content itself.</summary>
    public static Stream Of(Stream content, ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => new Utf16Content(content, isBigEndian: false),
        [0xFE, 0xFF, ..] => new Utf16Content(content, isBigEndian: true),
        _ => content,
    };

    /// <exception cref="InvalidDataException">The text is not valid UTF-16.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _utf8.Read(buffer);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("it begins with the mark of UTF-16, and is not valid UTF-16", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _utf8.Dispose();
        base.Dispose(disposing);
    }
}
