using System.Numerics;

namespace PlanApi.Application.Actuals;

/// <summary>Numbers of rows, a bit each.</summary>
internal sealed class RowSet
{
    private ulong[] _bits = new ulong[16];

    public long Count => _bits.Sum(bits => (long)BitOperations.PopCount(bits));

    public void Add(long row)
    {
        var word = checked((int)(row / 64));
        if (word >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        _bits[word] |= 1UL << (int)(row % 64);
    }
}
