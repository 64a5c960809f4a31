using System.Globalization;
using System.Text;

namespace Daybook.Torture.PowerCuts;

/// <summary>Bytes as strace writes them: <c>\x2f\x74…</c>.</summary>
internal static class HexText
{
    private const int CharsPerByte = 4;

    public static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / CharsPerByte];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = byte.Parse(text.Slice((i * CharsPerByte) + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return bytes;
    }

    public static string Of(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(one => $"\\x{one:x2}"));

    public static string ToText(ReadOnlySpan<char> text) => Encoding.UTF8.GetString(ToBytes(text));
}
