using PlanApi.Domain.Risks.Simulation.Correlations;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>
/// The correlations of risks as a matrix. It holds together if it is positive semidefinite: then there are numbers that are correlated so.
/// </summary>
public sealed class CorrelationMatrix
{
    /// <summary>How many decimals the nearest correlations have.</summary>
    public const int NearestDecimals = 4;

    private CorrelationMatrix(Code[] codes, double[][] values) => (Codes, Values) = (codes, values);

    /// <summary>The risks that are named, in the order of their codes.</summary>
    internal Code[] Codes { get; }

    internal double[][] Values { get; }

    /// <summary>What is wrong with correlations, all at once, and the nearest that hold together where these do not.</summary>
    public static SimulationCheck Check(IReadOnlyList<CorrelatedPair> pairs)
    {
        var faults = Entries(pairs).ToArray();
        if (faults.Length > 0)
            return new SimulationCheck(faults, null);
        var matrix = Of(pairs);
        var groups = Groups(matrix.Values);
        var broken = groups.Where(group => Cholesky.Of(Part(matrix.Values, group)) is null).ToArray();
        if (broken.Length == 0)
            return new SimulationCheck([], null);
        var nearest = matrix.Values.Select(row => row.ToArray()).ToArray();
        foreach (var group in broken)
        {
            var part = NearestCorrelation.Rounded(Part(matrix.Values, group), NearestDecimals);
            foreach (var (row, at) in group.Select((row, at) => (row, at)))
            foreach (var (column, other) in group.Select((column, other) => (column, other)))
                nearest[row][column] = part[at][other];
        }
        return new SimulationCheck(
            [
                .. broken.Select(group => new SimulationFault(
                    "not-allowed",
                    "/correlations",
                    $"The correlations of {string.Join(", ", group.Select(at => matrix.Codes[at]))} cannot hold together "
                        + "(their matrix is not positive semidefinite); take the nearest ones that can."
                )),
            ],
            new CorrelationMatrix(matrix.Codes, nearest).Pairs()
        );
    }

    /// <summary>
    /// The risks whose correlations cannot hold together, a list for each lot of risks that hang together. Of more risks than a simulation
    /// takes, nothing is said.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Code>> Broken(IReadOnlyList<CorrelatedPair> pairs)
    {
        var twice = pairs
            .GroupBy(pair => pair.First.CompareTo(pair.Second) < 0 ? (pair.First, pair.Second) : (pair.Second, pair.First))
            .Where(same => same.Select(pair => pair.Coefficient).Distinct().Count() > 1)
            .Select(same => (IReadOnlyList<Code>)[same.Key.Item1, same.Key.Item2])
            .ToList();
        if (twice.Count > 0)
            return twice;
        if (pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count() > SimulationRequest.MaxRisks)
            return [];
        var matrix = Of(pairs);
        return
        [
            .. Groups(matrix.Values)
                .Where(group => Cholesky.Of(Part(matrix.Values, group)) is null)
                .Select(group => (IReadOnlyList<Code>)[.. group.Select(at => matrix.Codes[at])]),
        ];
    }

    internal static CorrelationMatrix Of(IReadOnlyList<CorrelatedPair> pairs)
    {
        Code[] codes = [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Order()];
        var places = codes.Select((code, at) => (code, at)).ToDictionary(item => item.code, item => item.at);
        var values = codes.Select((_, at) => codes.Select((_, other) => at == other ? 1.0 : 0).ToArray()).ToArray();
        foreach (var pair in pairs)
        {
            values[places[pair.First]][places[pair.Second]] = (double)pair.Coefficient;
            values[places[pair.Second]][places[pair.First]] = (double)pair.Coefficient;
        }
        return new CorrelationMatrix(codes, values);
    }

    private static IEnumerable<SimulationFault> Entries(IReadOnlyList<CorrelatedPair> pairs)
    {
        var known = new Dictionary<(Code, Code), decimal>();
        for (var at = 0; at < pairs.Count; at++)
        {
            var (first, second, coefficient) = pairs[at];
            var path = $"/correlations/{at}/coefficient";
            if (coefficient is < -1 or > 1)
                yield return SimulationFault.OutOfRange(path, $"A correlation lies between -1 and 1; {coefficient} does not.");
            else if (first == second && coefficient != 1)
                yield return SimulationFault.NotAllowed(path, $"The correlation of {first} with itself is 1, not {coefficient}.");
            var pair = first.CompareTo(second) < 0 ? (first, second) : (second, first);
            if (!known.TryAdd(pair, coefficient) && known[pair] != coefficient)
                yield return SimulationFault.NotAllowed(
                    path,
                    $"{first} and {second} have two correlations, {known[pair]} and {coefficient}: it is the same both ways; keep one."
                );
        }
    }

    private List<CorrelatedPair> Pairs()
    {
        var pairs = new List<CorrelatedPair>();
        for (var row = 0; row < Codes.Length; row++)
        {
            for (var column = row + 1; column < Codes.Length; column++)
            {
                if (Values[row][column] != 0)
                    pairs.Add(new CorrelatedPair(Codes[row], Codes[column], (decimal)Values[row][column]));
            }
        }
        return pairs;
    }

    /// <summary>The risks that hang together by correlations other than 0.</summary>
    private static List<int[]> Groups(double[][] values)
    {
        var (groups, seen) = (new List<int[]>(), new bool[values.Length]);
        for (var start = 0; start < values.Length; start++)
        {
            if (seen[start])
                continue;
            var (group, next) = (new List<int>(), new Stack<int>([start]));
            seen[start] = true;
            while (next.TryPop(out var at))
            {
                group.Add(at);
                for (var other = 0; other < values.Length; other++)
                {
                    if (!seen[other] && values[at][other] != 0)
                    {
                        seen[other] = true;
                        next.Push(other);
                    }
                }
            }
            groups.Add([.. group.Order()]);
        }
        return groups;
    }

    private static double[][] Part(double[][] values, int[] group) =>
        [.. group.Select(row => group.Select(column => values[row][column]).ToArray())];
}
