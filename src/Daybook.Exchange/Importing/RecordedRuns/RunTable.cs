using Daybook.Events;
using Daybook.Exchange.Importing.Csv;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>What the rows of one CSV file of a recorded run become.</summary>
internal abstract class RunTable
{
    /// <summary>The columns that the file must have.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that the event takes up; all others go into its metadata.</summary>
    protected abstract IReadOnlyCollection<string> Taken { get; }

    /// <summary>Reads the file's rows in the order of their dates; rows of one date stay in the file's order.</summary>
    public IEnumerable<RunRow> Read(RunFile file, ImportIdentity identity)
    {
        var text = file.Text();
        using var table = CsvTable.Open(file.Path, new StringReader(text), () => new StringReader(text));
        table.Require(Columns);
        var rows = table.Rows().Select(row => (Date: row.Date("date"), Row: row)).OrderBy(row => row.Date);
        foreach (var (date, row) in rows)
            yield return new RunRow(date, new ImportRow(row.Digest(file.Name), Make(row, date, file.Name, identity)));
    }

    /// <summary>Fills the columns that are this file's own.</summary>
    protected abstract void Fill(CsvRow row, ref EventFields fields);

    private PortfolioEvent Make(CsvRow row, DateOnly date, string file, ImportIdentity identity)
    {
        var fields = RunDates.FieldsOn(date, identity);
        Fill(row, ref fields);
        if (string.IsNullOrEmpty(fields.Reason))
            fields.Reason = file;
        try
        {
            fields.Metadata = RowFacts.Of(row, Taken);
            return identity.Import(fields);
        }
        catch (InvalidEventException error)
        {
            throw row.Misfit(error);
        }
    }
}
