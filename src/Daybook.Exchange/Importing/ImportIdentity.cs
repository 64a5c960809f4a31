using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Queries;

namespace Daybook.Exchange.Importing;

/// <summary>
/// Who a source is, and everything that follows from that alone: its session's id, its traces' ids, its rows' keys. The same source always gives the same.
/// </summary>
internal sealed class ImportIdentity
{
    private const string KeyStart = "import:";
    private const string Row = "row";
    private const int KeyDigits = 22;
    private const int MostOnStack = 512;

    private readonly string? _actor;
    private readonly byte[] _rowPrefix;
    private readonly ImportOptions _options;

    public ImportIdentity(string kind, string path, string name, ImportOptions options)
    {
        Kind = kind;
        Source = options.Source ?? $"{kind}:{path}";
        Origin = Shorten(options.Source ?? $"{kind}:{name}");
        SessionId = Id("session");
        _rowPrefix = Prefix(Row);
        _actor = options.Actor;
        _options = options;
    }

    /// <summary>The same source under another name.</summary>
    public ImportIdentity As(string source) => new(Kind, source, source, _options with { Source = source });

    /// <summary>The kind of source, for example <c>jsonl</c>.</summary>
    public string Kind { get; }

    /// <summary>The identity itself.</summary>
    public string Source { get; }

    /// <summary>What events show as their origin.</summary>
    public string Origin { get; }

    /// <summary>The import's session.</summary>
    public string SessionId { get; }

    /// <summary>The session of a restoration of some content.</summary>
    public string RestorationId(ReadOnlySpan<byte> digest) => Id($"restoration\0{Convert.ToHexStringLower(digest)}");

    /// <summary>The trace of everything that happened on a date.</summary>
    public string TraceId(DateOnly date) => Id($"trace\0{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    /// <summary>The idempotency key of a row: its digest, and its ordinal (from 0) among the source's rows of that digest.</summary>
    public string RowKey(ReadOnlySpan<byte> digest, long ordinal) => Key(Row, digest, ordinal);

    /// <summary>The idempotency key of an event that brackets the import.</summary>
    public string BracketKey(string name, ReadOnlySpan<byte> digest = default) => Key(name, digest, 0);

    /// <summary>Makes an event that is marked as imported from here. An origin or actor that the row names is kept.</summary>
    /// <exception cref="InvalidEventException">A column cannot be stored, or it is an event that a journal records about itself, which no other system can record.</exception>
    public PortfolioEvent Import(EventFields fields)
    {
        if (fields.Type is { IsJournalsOwn: true } own)
            throw new InvalidEventException("event_type", $"'{own}' is what a Daybook journal says of itself; another system cannot have recorded it");
        fields.Id = 0;
        fields.RecordedMicros = 0;
        fields.Origin ??= Origin;
        fields.Actor ??= _actor;
        return PortfolioEvent.Import(fields);
    }

    /// <summary>Makes an event that is marked as imported from here, and in the import's session when the row names none.</summary>
    public PortfolioEvent ImportInSession(EventFields fields)
    {
        fields.SessionId ??= SessionId;
        return Import(fields);
    }

    /// <summary>
    /// Makes an event of a row that Daybook wrote: nothing changes. A row without an origin that the system itself could not have recorded is evidence,
    /// and is marked as imported from here. An event that a journal records about itself is marked with that journal, since it says nothing about the importing one.
    /// </summary>
    public PortfolioEvent Restore(EventFields fields)
    {
        fields.Id = 0;
        fields.RecordedMicros = 0;
        if (fields.Origin is null && NativeEvent.Find(fields) is { } native)
            return native;
        fields.Origin ??= Journal(fields) ?? Origin;
        return PortfolioEvent.Import(fields);
    }

    /// <summary>The journal that a row is about, as its origin.</summary>
    private static string? Journal(in EventFields fields)
    {
        const int IdentityDigits = 2 * JournalIdentity.Size;
        return fields.Type is { IsJournalsOwn: true } && PortfolioEvent.Restore(fields).Text("journal") is { Length: IdentityDigits } journal ? $"journal:{journal}" : null;
    }

    private string Key(string what, ReadOnlySpan<byte> digest, long ordinal)
    {
        var prefix = what == Row ? _rowPrefix : Prefix(what);
        Span<byte> content = stackalloc byte[prefix.Length <= MostOnStack ? prefix.Length + digest.Length + sizeof(long) : 0];
        if (content.IsEmpty)
            content = new byte[prefix.Length + digest.Length + sizeof(long)];
        prefix.CopyTo(content);
        digest.CopyTo(content[prefix.Length..]);
        BinaryPrimitives.WriteInt64LittleEndian(content[^sizeof(long)..], ordinal);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        Span<char> key = stackalloc char[KeyStart.Length + Base64Url.GetEncodedLength(hash.Length)];
        KeyStart.CopyTo(key);
        Base64Url.EncodeToChars(hash, key[KeyStart.Length..]);
        return new string(key[..(KeyStart.Length + KeyDigits)]);
    }

    // RFC 9562 leaves version 8 to ids that are made from something else.
    private string Id(string what)
    {
        var bytes = SHA256.HashData(Prefix(what)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private byte[] Prefix(string what) => Encoding.UTF8.GetBytes($"{Source}\0{what}\0");

    private static string Shorten(string text)
    {
        if (text.Length <= ImportOptions.MaxSourceLength)
            return text;
        var end = ImportOptions.MaxSourceLength - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
