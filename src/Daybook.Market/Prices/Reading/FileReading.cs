using System.Globalization;
using System.Text;
using Daybook.Files;
using Sylvan.Data.Csv;

namespace Daybook.Market.Prices.Reading;

/// <summary>Reads one file, and keeps what is to be said of it.</summary>
internal sealed class FileReading(PriceInput input, PriceReadingOptions options, PriceErrors errors, AssetTable assets, LineCounter lines)
{
    private readonly ContentLimit _limit = new();
    private string? _layout;
    private string _sha256 = string.Empty;
    private LeanFactors? _factors;

    public PriceNotes Notes { get; } = new(options.NotesOfCode);

    /// <summary>How many bars came of it.</summary>
    public int Bars { get; set; }

    /// <summary>What was read, when all series are made.</summary>
    public PriceFile Result() => new(NameOf(input.Name), _layout ?? string.Empty, _sha256, Bars, Notes.ToList()) { NoteCounts = Notes.Counts, FactorsSha256 = _factors?.Sha256 };

    /// <summary>Reads the rows into the assets' table.</summary>
    public void Read()
    {
        using var stored = new StoredFile(input.Open());
        var whole = new PricePart(input.Name, 0, string.Empty, this);
        if (stored.IsZip)
        {
            ReadZip(stored, whole);
        }
        else if (stored.IsGzip)
        {
            using var content = new GzipContent(stored, leaveOpen: true);
            ReadWhole(content, whole, isPacked: true);
        }
        else
        {
            ReadWhole(stored, whole, isPacked: false);
        }

        if (errors.Count == 0)
            _sha256 = stored.Digest();
        lines.End(input);
    }

    private void ReadWhole(Stream content, PricePart whole, bool isPacked)
    {
        if (!ReadText(content, whole, input.Name, isPacked))
            errors.Add(whole.Error(1, null, "it is empty; its first line must name its columns"));
    }

    private void ReadZip(StoredFile stored, PricePart whole)
    {
        var before = errors.Count;
        try
        {
            using var memory = stored.ToMemory(PriceReader.MaxZip);
            using var zip = ZipContent.Open(memory);
            if (zip.Entries.Count > PriceReader.MaxEntries)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it holds more than {PriceReader.MaxEntries:N0} files"));
            if (zip.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal)))
                throw new InvalidDataException("it is an Excel workbook; save it as CSV");
            for (var i = 0; i < zip.Entries.Count && !errors.IsFull && !_limit.IsPassed; i++)
            {
                var name = zip.Entries[i].FullName;
                var label = zip.Entries.Count == 1 ? string.Empty : $"{Quoted.Plain(name)}: ";
                var part = new PricePart($"{input.Name}/{Quoted.Plain(name)}", i, label, this);
                using var content = ZipContent.OpenEntry(zip.Entries[i]);
                if (!ReadText(content, part, name, isPacked: true))
                    part.Note(0, null, PriceNoteCodes.NoPrices, "it is empty");
            }

            if (_layout is null && errors.Count == before)
                errors.Add(whole.Error(0, null, "it holds no file with prices"));
        }
        catch (InvalidDataException error)
        {
            errors.Add(whole.Error(0, null, error.Message));
        }
    }

    // False: there is not a single row. Bad rows of a damaged file are none: the damage is the error.
    private bool ReadText(Stream packed, PricePart part, string name, bool isPacked)
    {
        var before = errors.Count;
        var content = _limit.Of(packed);
        var hasRows = ReadRows(content, part, name);
        if (isPacked && errors.Count > before && Damage(content) is { } damage)
        {
            errors.Replace(before, part.Error(0, null, damage.Message));
            part.IsDamaged = true;
        }

        return hasRows;
    }

    private bool ReadRows(Stream content, PricePart part, string name)
    {
        using var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        PriceTable? table = null;
        try
        {
            var start = TextStart.Read(text);
            if (ForeignText.Find(start.Text) is { } foreign)
            {
                errors.Add(part.Error(1, null, foreign));
                return true;
            }

            if (start.Preamble.Count > 0)
                part.Note(1, null, PriceNoteCodes.Preamble, $"the text before the table was skipped: {Quoted.Text(start.Preamble[0])}{(start.Preamble.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {start.Preamble.Count - 1:N0} more") : string.Empty)}");
            var rows = start.FirstRows();
            table = new PriceTable(start.Whole(), start.Separator, _limit, start.LinesBefore);
            var hasRows = table.Read();
            if (hasRows && FindLayout(table.Line, rows, start.FirstLine, part, name) is { } layout)
                TakeRows(table, start.Separator, layout, part);
            return hasRows;
        }
        catch (CsvRecordTooLargeException)
        {
            errors.Add(part.Error(table?.Line ?? 1, null, string.Create(CultureInfo.InvariantCulture, $"a row of at most {PriceTable.MaxRow:N0} characters is expected")));
        }
        catch (CsvFormatException error)
        {
            errors.Add(part.Error(table?.Line ?? 1, null, error.Message));
        }
        catch (InvalidDataException error)
        {
            errors.Add(part.Error(0, null, error.Message));
        }
        finally
        {
            table?.Dispose();
        }

        return true;
    }

    private void TakeRows(PriceTable table, char separator, PriceLayout layout, PricePart part)
    {
        if (layout.Name == PriceLayouts.Lean && !FindFactors(part))
            return;
        var rows = new PriceRows(table, layout, new DateReader(layout.DateForm, layout.DateForm is null ? options.DateFormat : null), new NumberReader(separator != ','), part, assets, _factors);
        var more = true;
        for (var i = 0; i < layout.HeaderRows && more; i++)
            more = table.Read();
        if (!more)
            part.Note(0, null, PriceNoteCodes.NoPrices, "it has a first line, and no rows");
        for (; more && !errors.IsFull; more = table.Read())
        {
            if (rows.Take() is { } error)
                errors.Add(error);
            lines.Count(input);
        }

        if (rows.End() is { } last)
            errors.Add(last);
    }

    private bool FindFactors(PricePart part)
    {
        if (_factors is not null)
            return true;
        if (!input.IsRaw && input.Factors is { } beside)
        {
            if ((_factors = LeanFactors.Read(beside, this, errors)) is null)
                return false;
            part.Note(0, _factors.Asset, PriceNoteCodes.Adjusted, _factors.ToString());
            return true;
        }

        part.Note(0, null, PriceNoteCodes.NotAdjusted, $"LEAN's prices are taken as they were traded, {(input.IsRaw ? "as was asked (--raw)" : "without a factor file")}: splits and dividends look like moves");
        return true;
    }

    private PriceLayout? FindLayout(int line, IReadOnlyList<IReadOnlyList<string>> rows, string firstLine, PricePart part, string name)
    {
        if (!new LayoutFinder(rows, firstLine, [name, input.Name], options).TryFind(out var layout, out var problem))
        {
            errors.Add(part.Error(line, null, problem));
            return null;
        }

        if (_layout is not null && _layout != layout.Name)
        {
            errors.Add(part.Error(line, null, $"the layout {_layout} of the archive's files before it is expected, not {layout.Name}; files of several layouts must not be in one archive"));
            return null;
        }

        _layout = layout.Name;
        return layout;
    }

    private static InvalidDataException? Damage(Stream content)
    {
        try
        {
            var scratch = new byte[64 * 1024];
            while (content.Read(scratch) > 0)
            {
                // Only whether the end comes matters.
            }
        }
        catch (InvalidDataException error)
        {
            return error;
        }

        return null;
    }

    private static string NameOf(string path) => path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
}
