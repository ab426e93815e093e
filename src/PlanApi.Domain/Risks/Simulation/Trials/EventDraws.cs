using PlanApi.Domain.Risks.Simulation.Draws;

namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>The events of one risk in a block of trials: in which trials it occurs, and how severe it is each time.</summary>
/// <param name="random">The random numbers.</param>
/// <param name="columns">How many trials a block has.</param>
internal sealed class EventDraws(Philox random, int columns)
{
    private int[] _columns = new int[columns + 1];
    private int[] _events = new int[columns + 1];
    private double[] _severities = new double[columns + 1];
    private int _count;

    /// <summary>The trials of the events, by their place in the block, ascending.</summary>
    public ReadOnlySpan<int> Columns => _columns.AsSpan(0, _count);

    /// <summary>How severe each event is, from 0 to 1.</summary>
    public ReadOnlySpan<double> Severities => _severities.AsSpan(0, _count);

    /// <summary>Draws the events of a risk that is correlated with none.</summary>
    public void Draw(DrawnRisk risk, in TrialBlock block)
    {
        _count = 0;
        if (risk.IsRepeated)
        {
            for (var at = 0; at < block.Fours.Length; at++)
            {
                var words = random.At((uint)block.Fours[at], 0, risk.Stream);
                Add(4 * at, Count(risk.Thresholds, words.A));
                Add((4 * at) + 1, Count(risk.Thresholds, words.B));
                Add((4 * at) + 2, Count(risk.Thresholds, words.C));
                Add((4 * at) + 3, Count(risk.Thresholds, words.D));
            }
        }
        else
            DrawOnce(risk, block);
        DropFrom(block.Columns);
        DrawSeverities(risk, block);
    }

    /// <summary>Draws the events of a correlated risk.</summary>
    /// <param name="risk">The risk.</param>
    /// <param name="block">The trials.</param>
    /// <param name="normals">Its normal number in each trial.</param>
    public void Draw(DrawnRisk risk, in TrialBlock block, ReadOnlySpan<double> normals)
    {
        _count = 0;
        var threshold = risk.NormalThresholds[0];
        if (risk.IsRepeated)
        {
            for (var column = 0; column < block.Columns; column++)
            {
                if (normals[column] >= threshold)
                    Add(column, Count(risk.NormalThresholds, normals[column]));
            }
            DrawSeverities(risk, block);
            return;
        }
        for (var column = 0; column < block.Columns; column++)
        {
            if (normals[column] < threshold)
                continue;
            // What lies above the number, of all that lies above the threshold: it is spread evenly from 0 to 1.
            _severities[_count] = Math.Clamp(1 - (NormalCurve.Below(-normals[column]) / risk.Probability), 1e-16, 1 - 1e-16);
            _columns[_count++] = column;
        }
    }

    // No branch is taken: each trial is written down, and the next one over it unless the risk occurs.
    private void DrawOnce(DrawnRisk risk, in TrialBlock block)
    {
        var (threshold, found, to) = (risk.Thresholds[0], 0, _columns);
        for (var at = 0; at < block.Fours.Length; at++)
        {
            var words = random.At((uint)block.Fours[at], 0, risk.Stream);
            to[found] = 4 * at;
            found += words.A >= threshold ? 1 : 0;
            to[found] = (4 * at) + 1;
            found += words.B >= threshold ? 1 : 0;
            to[found] = (4 * at) + 2;
            found += words.C >= threshold ? 1 : 0;
            to[found] = (4 * at) + 3;
            found += words.D >= threshold ? 1 : 0;
        }
        _count = found;
    }

    // Two events of a trial share four words.
    private void DrawSeverities(DrawnRisk risk, in TrialBlock block)
    {
        for (var at = 0; at < _count; at++)
        {
            var number = risk.IsRepeated ? _events[at] : 0;
            var words = random.At((uint)block.TrialOf(_columns[at]), 1 + (uint)(number / 2), risk.Stream);
            _severities[at] = number % 2 == 0 ? Words.Open(words.A, words.B) : Words.Open(words.C, words.D);
        }
    }

    private void Add(int column, int times)
    {
        for (var number = 0; number < times; number++)
        {
            if (_count == _columns.Length)
            {
                Array.Resize(ref _columns, 2 * _count);
                Array.Resize(ref _events, 2 * _count);
                Array.Resize(ref _severities, 2 * _count);
            }
            (_columns[_count], _events[_count]) = (column, number);
            _count++;
        }
    }

    private void DropFrom(int columns)
    {
        while (_count > 0 && _columns[_count - 1] >= columns)
            _count--;
    }

    private static int Count<T>(T[] thresholds, T number)
        where T : struct, IComparable<T>
    {
        if (thresholds.Length < 16)
        {
            var count = 0;
            while (count < thresholds.Length && number.CompareTo(thresholds[count]) >= 0)
                count++;
            return count;
        }
        var (low, high) = (0, thresholds.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (number.CompareTo(thresholds[middle]) >= 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
