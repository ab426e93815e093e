namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Seeded choices: the same seed chooses the same.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int count) => _random.Next(count);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public T From<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary>At most so many of the choices, each once, in their order.</summary>
    public List<T> Some<T>(IReadOnlyCollection<T> choices, int most)
    {
        var wanted = _random.Next(Math.Min(most, choices.Count) + 1);
        return
        [
            .. choices
                .Select((choice, at) => (choice, at, Order: _random.Next()))
                .OrderBy(one => one.Order)
                .Take(wanted)
                .OrderBy(one => one.at)
                .Select(one => one.choice),
        ];
    }
}
