using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Journals;

/// <summary>Opens journals of one kind by their address. Safe for several threads.</summary>
public interface IJournalProvider
{
    /// <summary>What its addresses begin with, in small letters and without <c>://</c>; null: they have no scheme and are a file's path.</summary>
    string? Scheme { get; }

    /// <summary>What it keeps journals with, and its version, as <c>SQLite 3.50.4</c>.</summary>
    string Software { get; }

    /// <summary>What can be done with its journals' files; null: they lie in none.</summary>
    IJournalFiles? Files { get; }

    /// <summary>Whether something is at the address: not that it is a journal, nor that it is whole.</summary>
    bool Exists(string address);

    /// <summary>Opens a journal for reading, and changes nothing of it.</summary>
    /// <param name="address">The journal's address.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="JournalOpenException">There is no journal, or it cannot be read.</exception>
    ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default);

    /// <summary>Opens a journal for recording; makes it when there is none.</summary>
    /// <param name="address">The journal's address.</param>
    /// <param name="options">How to record.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="JournalOpenException">Something else is there, or it cannot be written. Nothing was changed.</exception>
    ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default);
}
