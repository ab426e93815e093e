namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Which operations and fields did what they were asked to do, at least once.</summary>
internal sealed class Coverage(RestSpec rest, GraphQLSpec graph)
{
    private readonly Dictionary<string, (ICall Call, Reply Reply)> _refusals = new(StringComparer.Ordinal);

    /// <summary>Nobody votes on their own request, and a run is one caller. Tests of change control have several.</summary>
    private static readonly string[] OfTwo = ["voteOnChange", "pilotChange", "applyChange"];

    /// <summary>What takes files of other people: hostile ones are in <c>ImportFileTests</c>.</summary>
    private static readonly string[] OfFiles = ["importFile"];

    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    public void Add(ICall call, Reply reply)
    {
        if (call.Succeeded(reply))
        {
            _reached.Add(call.Name);
            // A field of a plan is asked through the plan.
            if (call.Name.StartsWith("Plan.", StringComparison.Ordinal))
                _reached.Add("Query.plan");
        }
        else if (!_reached.Contains(call.Name))
            _refusals.TryAdd(call.Name, (call, reply));
    }

    /// <summary>What was never reached, with the first refusal.</summary>
    public IReadOnlyList<string> Missed(Uri address) =>
        [
            .. rest
                .Operations.Keys.Concat(graph.Mutations.Keys.Select(name => $"Mutation.{name}"))
                .Concat(graph.Queries.Keys.Select(name => $"Query.{name}"))
                .Concat(graph.OfPlans.Keys.Select(name => $"Plan.{name}"))
                .Where(name => !_reached.Contains(name) && !OfTwo.Concat(OfFiles).Contains(name[(name.LastIndexOf('.') + 1)..]))
                .Select(name =>
                    _refusals.TryGetValue(name, out var refused)
                        ? $"{name} never did what it was asked to: {refused.Call.Render().Curl(address)}\n    "
                            + $"{refused.Reply.Status} {refused.Reply.Text[..Math.Min(refused.Reply.Text.Length, 400)]}"
                        : $"{name} was never called"
                ),
        ];
}
