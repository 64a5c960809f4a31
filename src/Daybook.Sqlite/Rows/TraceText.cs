using System.Buffers;

namespace Daybook.Sqlite.Rows;

/// <summary>A trace id's form in a row: 16 bytes when it is a GUID in its usual text form, otherwise the text.</summary>
internal static class TraceText
{
    public const int GuidBytes = 16;

    private static readonly SearchValues<char> Form = SearchValues.Create("0123456789abcdef-");

    /// <summary>Writes the GUID's bytes in the order of its text; false for any other text, which is then kept as text.</summary>
    public static bool TryPack(string text, Span<byte> bytes)
    {
        // The parser takes signs and "0x" inside a group too, and capitals; such a text must come back as it was.
        if (text.Length != 36 || text.AsSpan().ContainsAnyExcept(Form) || !Guid.TryParseExact(text, "D", out var guid))
            return false;
        return guid.TryWriteBytes(bytes, bigEndian: true, out _);
    }

    /// <summary>The text of packed bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a GUID's.</exception>
    public static string Unpack(ReadOnlySpan<byte> bytes) => bytes.Length == GuidBytes
        ? new Guid(bytes, bigEndian: true).ToString("D")
        : throw new InvalidDataException($"A trace id has {bytes.Length} bytes.");

    /// <summary>A 32-bit FNV-1a hash of the text, by which postings find a trace. Part of the file's format.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ (byte)c) * 16777619;
            hash = (hash ^ (byte)(c >> 8)) * 16777619;
        }

        return hash == 0 ? 1 : hash;
    }
}
