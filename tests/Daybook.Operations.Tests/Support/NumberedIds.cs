using System.Globalization;
using Daybook.Recording;

namespace Daybook.Operations.Tests.Support;

/// <summary>Ids that are the same in every run: <c>id-1</c>, <c>id-2</c> and so on.</summary>
internal sealed class NumberedIds : IIdSource
{
    private int _last;

    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"id-{Interlocked.Increment(ref _last)}");
}
