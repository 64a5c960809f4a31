using System.Text;
using Microsoft.Data.Sqlite;

namespace Daybook.Exchange.Tests.Support;

/// <summary>Makes sources.</summary>
internal static class Make
{
    public const string Changes = "date,asset,action,quantity,price,value,reason,score_before,score_after,bucket,regime\n";
    public const string Holdings = "date,asset,shares,price,market_value,weight_pct,score,bucket,days_held,is_core_asset\n";
    public const string Timeline =
        "date,portfolio_value,cash,total_positions,daily_return,cumulative_return,drawdown_pct,sharpe_30d,regime,regime_confidence\n";

    public const string Regimes = "date,regime,confidence,stability,duration_days,active_buckets,portfolio_return_in_regime\n";

    /// <summary>A recorded run of two days with one row of each kind and more.</summary>
    public static string Run(TempFolder folder, string name = "run")
    {
        folder.Write($"{name}/position_changes.csv", Changes
            + "2025-01-02,AAPL,BUY,0.1,190.50,19.05,New position,0.0,0.71,Risk Assets,REFLATION\n"
            + "2025-01-02,AAPL,BUY,0.2,191,38.2,,0.71,0.8,Risk Assets,REFLATION\n"
            + "2025-01-03,AAPL,SELL,0.1,192,19.2,trim,0.8,0.6,Risk Assets,REFLATION\n"
            + "2025-01-03,AAPL,SELL,0.2,192,38.4,out,0.6,0.4,Risk Assets,REFLATION\n"
            + "2025-01-03,MSFT,HOLD,0,400,0,keep,0.5,0.5,\"Risk, other\",REFLATION\n");
        folder.Write($"{name}/asset_composition.csv", Holdings + "2025-01-02,AAPL,0.3,191,57.30,2.9569,0.8,Risk Assets,1,false\n");
        folder.Write($"{name}/portfolio_timeline.csv", Timeline + "2025-01-02,200,50,1,0.012,0.012,0.0,0.0,,0.5\n");
        folder.Write($"{name}/regime_analysis.csv", Regimes + "2025-01-02,REFLATION,0.90,0.0,36,\"Risk Assets,High Beta\",2.0698\n");
        folder.Write($"{name}/position_history.json", """
            { "AAPL": [ { "asset": "AAPL", "date": "2025-01-02", "technical_score": 0.60, "fundamental_score": 0.0, "combined_score": 0.71,
                "position_size_category": "LIGHT", "position_size_percentage": 0.05, "confidence": 0.7, "regime": "REFLATION", "timeframes_analyzed": [ "1d" ] } ] }
            """);
        folder.Write($"{name}/performance_metrics.json", """{ "sharpe_ratio": 0.780, "history": [ [ "2025-01-02", 0.0 ] ] }""");
        return folder[name];
    }

    /// <summary>A line under the reference's column names.</summary>
    public static string Line(int number, string more = "") =>
        $$"""{"timestamp": "2025-04-28T12:00:{{number % 60:00}}", "event_type": "whipsaw_block", "event_category": "protection", "session_id": "s1", "asset": "A{{number}}", "reason": "r"{{more}}}""";

    public static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(number => Line(number) + "\n"));

    /// <summary>The reference system's file.</summary>
    /// <param name="path">Where it is made.</param>
    /// <param name="statements">What happens to it then.</param>
    public static string ReferenceFile(string path, params string[] statements)
    {
        Sql(path, [ReferenceTable, .. statements]);
        return path;
    }

    public static void Sql(string path, params string[] statements)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A statement that adds a row of the columns that are never null, and others as given.</summary>
    public static string Insert(string columns = "", string values = "", string timestamp = "'2025-04-28T12:06:28.800000'")
    {
        var text = new StringBuilder("INSERT INTO portfolio_events (timestamp, event_type, event_category, trace_id, session_id, reason");
        return text.Append(columns).Append($") VALUES ({timestamp}, 'whipsaw_block', 'protection', 't1', 's1', 'r'").Append(values).Append(')').ToString();
    }

    private const string ReferenceTable = """
        CREATE TABLE portfolio_events (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp DATETIME NOT NULL, event_type VARCHAR(50) NOT NULL,
          event_category VARCHAR(30) NOT NULL, trace_id VARCHAR(36) NOT NULL, session_id VARCHAR(36), asset VARCHAR(20), regime VARCHAR(20),
          action VARCHAR(30), reason TEXT NOT NULL, score_before DECIMAL(5,3), score_after DECIMAL(5,3), size_before DECIMAL(6,4), size_after DECIMAL(6,4),
          portfolio_allocation DECIMAL(5,3), active_positions INTEGER, metadata TEXT, execution_time_ms DECIMAL(8,2))
        """;
}
