using Daybook.Storage;

namespace Daybook.Torture.Refusals;

/// <summary>Something at a journal's path that must be refused, and stay as it is.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Problem">The problem that opening must name.</param>
/// <param name="Put">Puts it there; what it returns is held meanwhile.</param>
internal sealed record RefusalCase(string Name, JournalOpenProblem Problem, Func<string, IDisposable?> Put)
{
    /// <summary>The problem that opening for reading must name, when it is another one; see <see cref="CanBeRead"/>.</summary>
    public JournalOpenProblem ReadProblem { get; init; } = Problem;

    /// <summary>Only opening for writing is refused.</summary>
    public bool CanBeRead { get; init; }

    /// <summary>Only opening for reading is refused.</summary>
    public bool CanBeWritten { get; init; }

    /// <summary>It is another user who opens it: root itself may read and write everything.</summary>
    public bool IsForNobody { get; init; }

    public override string ToString() => Name;
}
