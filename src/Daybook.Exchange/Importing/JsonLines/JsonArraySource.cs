using Daybook.Exchange.Importing.Files;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>Events as one JSON list of objects (<see cref="JsonEvents"/>), over any number of lines. It is read object by object, however long it is.</summary>
internal sealed class JsonArraySource(ImportFile file, ImportOptions options) : IImportSource
{
    public string Path => file.Path;

    public ImportIdentity Identity { get; } = new("json", file.Path, file.Name, options);

    public bool BracketsItself => false;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public string FileDigest() => file.Digest();

    public IEnumerable<ImportRow> Read(BadRows? badRows, CancellationToken cancellationToken) => file.Read(content => Rows(content, badRows, cancellationToken));

    private IEnumerable<ImportRow> Rows(Stream content, BadRows? badRows, CancellationToken cancellationToken)
    {
        var members = new JsonArrayReader(content);
        var events = new JsonEvents(file, Identity, badRows);
        while (TryRead(members, out var member))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (events.Row(member.Span.TrimEnd(JsonText.WhiteSpace), members.Line, members.Column) is { } row)
                yield return row;
        }

        Notes = events.CutTimes.Notes;
    }

    private bool TryRead(JsonArrayReader members, out ReadOnlyMemory<byte> member)
    {
        try
        {
            return members.TryRead(out member);
        }
        catch (InvalidDataException error)
        {
            throw new ImportException(new ImportPlace(file.Path, members.Line, members.Column), error.Message, error);
        }
    }
}
