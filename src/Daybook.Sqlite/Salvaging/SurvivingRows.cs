using System.Text.Json;
using Daybook.Events;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Rows;

namespace Daybook.Sqlite.Salvaging;

/// <summary>
/// Reads the rows of a damaged file by id, past those that are missing and those that cannot be read. Rows are scanned in their order as long as that works; where it does not,
/// each id is looked up by itself, so that a damaged page costs the rows that are on it.
/// </summary>
internal sealed class SurvivingRows
{
    private readonly SqliteStatement _scan;
    private readonly SqliteStatement _row;
    private readonly SqliteStatement _rowWithoutTrace;
    private readonly RowReader _reader;

    public SurvivingRows(SqliteDatabase database)
    {
        var dictionaries = new Dictionaries();
        dictionaries.LoadSurviving(database);
        _reader = new RowReader(database, dictionaries);
        _scan = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id >= ? ORDER BY id");
        _row = database.Prepare($"SELECT {RowReader.Columns} FROM event WHERE id = ?");
        _rowWithoutTrace = database.Prepare($"SELECT {RowReader.ColumnsWithoutTrace} FROM event WHERE id = ?");
    }

    private enum Step
    {
        Row,
        Failed,
        Ended,
    }

    /// <summary>What there is under each id from 1 to the last one, in order.</summary>
    /// <param name="last">The last id.</param>
    public IEnumerable<SurvivingRow> Read(long last)
    {
        for (var next = 1L; next <= last;)
        {
            _scan.Bind(1, next);
            Step step;
            while ((step = Scan(next, out var found)) == Step.Row && found.Id <= last)
            {
                for (; next < found.Id; next++)
                    yield return new SurvivingRow(next, null, "its row is missing");
                yield return new SurvivingRow(next++, found, null);
            }

            _scan.Reset();
            if (step == Step.Failed && next <= last)
                yield return LookUp(next++);
            else
                for (; next <= last; next++)
                    yield return new SurvivingRow(next, null, "its row is missing");
        }
    }

    private Step Scan(long least, out PortfolioEvent found)
    {
        found = null!;
        try
        {
            if (!_scan.Step())
                return Step.Ended;
            found = Read(_scan);
            return found.Id >= least ? Step.Row : Step.Failed;
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            return Step.Failed;
        }
    }

    private SurvivingRow LookUp(long id)
    {
        var (found, problem) = LookUp(_row, id);
        if (found is not null || problem is null)
            return new SurvivingRow(id, found, found is null ? "its row is missing" : null);
        var (bare, _) = LookUp(_rowWithoutTrace, id);
        return new SurvivingRow(id, bare, problem);
    }

    private (PortfolioEvent? Found, string? Problem) LookUp(SqliteStatement statement, long id)
    {
        try
        {
            statement.Bind(1, id);
            return statement.Step() ? (Read(statement), null) : (null, null);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            return (null, error.Message);
        }
        finally
        {
            statement.Reset();
            _reader.Forget();
        }
    }

    private PortfolioEvent Read(SqliteStatement row)
    {
        var found = _reader.Read(row);
        try
        {
            found.Metadata?.ToDocument().Dispose();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("Its metadata is no JSON object.", error);
        }

        return found;
    }
}
