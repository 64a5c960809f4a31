using System.Collections.Concurrent;
using Daybook.Journals;
using Daybook.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Daybook.Server.Journals;

/// <summary>The journals that are served, by name: those that were named, and those that lie in a folder by now.</summary>
internal sealed class ServedJournals : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ServedJournal> _known = new(StringComparer.Ordinal);
    private readonly List<string> _named = [];
    private readonly List<string> _folders = [];
    private readonly JournalLocator _locator;
    private readonly TimeProvider _time;

    public ServedJournals(IOptions<DaybookServerOptions> options, JournalLocator locator, IServiceProvider services)
    {
        (_locator, _time) = (locator, services.GetService<TimeProvider>() ?? TimeProvider.System);
        foreach (var journal in options.Value.Journals)
        {
            if (journal.Name is { } name)
                Add(new ServedJournal(name, journal.Address, _locator, _time));
            else
                _folders.Add(journal.Address);
        }

        if (options.Value.Journals.Count == 0 && services.GetService<JournalReader>() is { } own)
            Add(new ServedJournal(Path.GetFileNameWithoutExtension(own.Location), own, _locator, _time));
    }

    /// <summary>All of them: those that were named in their order, then those of folders by name.</summary>
    public IReadOnlyList<ServedJournal> All
    {
        get
        {
            var found = _folders.SelectMany(NamedAddress.JournalsIn).Order(StringComparer.Ordinal).Select(Of).ToList();
            return [.. _named.Select(name => _known[name]).Concat(found).Distinct()];
        }
    }

    /// <summary>The journal of that name, or null.</summary>
    public ServedJournal? Find(string name) => _known.TryGetValue(name, out var known) ? known : All.FirstOrDefault(journal => journal.Name == name);

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _known.Values)
            await journal.DisposeAsync().ConfigureAwait(false);
    }

    private void Add(ServedJournal journal)
    {
        _known[journal.Name] = journal;
        _named.Add(journal.Name);
    }

    private ServedJournal Of(string file) => _known.GetOrAdd(Path.GetFileNameWithoutExtension(file), name => new ServedJournal(name, file, _locator, _time));
}
