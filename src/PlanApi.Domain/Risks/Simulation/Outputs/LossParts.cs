namespace PlanApi.Domain.Risks.Simulation.Outputs;

/// <summary>A part of a trial's loss.</summary>
/// <param name="Column">The place of the trial in the block.</param>
/// <param name="Units">The part, in smallest units.</param>
internal readonly record struct LossPart(int Column, long Units);

/// <summary>The parts of a block's losses, by risk.</summary>
internal sealed class LossParts
{
    private readonly List<(int Risk, int Start)> _risks = [];
    private LossPart[] _parts = new LossPart[1024];
    private int _count;

    public int Runs => _risks.Count;

    public void Clear()
    {
        _risks.Clear();
        _count = 0;
    }

    /// <summary>Room for some parts of a risk.</summary>
    public Span<LossPart> For(int risk, int count)
    {
        if (_parts.Length < _count + count)
            Array.Resize(ref _parts, Math.Max(2 * _parts.Length, _count + count));
        _risks.Add((risk, _count));
        _count += count;
        return _parts.AsSpan(_count - count, count);
    }

    /// <summary>Some parts, all of one risk.</summary>
    public ReadOnlySpan<LossPart> Run(int at, out int risk)
    {
        risk = _risks[at].Risk;
        return _parts.AsSpan(_risks[at].Start..(at + 1 < _risks.Count ? _risks[at + 1].Start : _count));
    }
}
