using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Daybook.Architecture.Tests;

/// <summary>Which folder of an assembly knows which of its neighbours (those that lie in the same folder), as the compiled code says.</summary>
internal sealed class FolderGraph
{
    private readonly string _assembly;

    // Each arrow, as Queries -> Storage, with two types that draw it.
    private readonly SortedDictionary<string, string> _examples = new(StringComparer.Ordinal);

    private FolderGraph(string assembly) => _assembly = assembly;

    public static FolderGraph Of(string assembly)
    {
        var graph = new FolderGraph(assembly);
        var built = new ArchLoader().LoadAssembly(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"))).Build();
        foreach (var type in built.Types)
        {
            foreach (var known in type.GetTypeDependencies())
                graph.Add(type, known);
        }

        return graph;
    }

    /// <summary>The arrows that a circle consists of, each with two types that draw it; and what connects two circles.</summary>
    public IEnumerable<string> Circles()
    {
        var left = _examples.Keys.Select(arrow => arrow.Split(" -> ")).ToList();
        while (left.RemoveAll(arrow => !left.Exists(next => next[0] == arrow[1]) || !left.Exists(previous => previous[1] == arrow[0])) > 0)
        {
            // What leads into no circle, or comes out of none, goes; then what led there.
        }

        return left.Select(arrow => $"{arrow[0]} -> {arrow[1]} ({_examples[$"{arrow[0]} -> {arrow[1]}"]})");
    }

    private void Add(IType type, IType known)
    {
        // A type parameter lies in the folder of whoever was read first.
        if (type.IsGenericParameter || known.IsGenericParameter || FoldersOf(type) is not { } from || FoldersOf(known) is not { } to)
            return;
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        if (shared < from.Length && shared < to.Length)
            _examples.TryAdd($"{Name(from)} -> {Name(to)}", $"{type.Name} knows {known.Name}");

        string Name(string[] folders) => string.Join('.', folders[..(shared + 1)]);
    }

    private string[]? FoldersOf(IType type) => type.Namespace?.FullName is { } name && (name == _assembly || name.StartsWith(_assembly + ".", StringComparison.Ordinal))
        ? name[_assembly.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries)
        : null;
}
