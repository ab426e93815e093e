namespace PlanApi.Api.GraphQL;

/// <summary>How many times what is below a field counts.</summary>
/// <param name="Times">For a list whose length nobody states.</param>
/// <param name="ByFirst">Whether the argument <c>first</c> says it.</param>
internal sealed record FieldCost(int Times, bool ByFirst = false)
{
    public static readonly FieldCost Connection = new(1, ByFirst: true);
}
