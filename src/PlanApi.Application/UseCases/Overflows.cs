using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>
/// Numbers that are too large. Only arithmetic on values may overflow. Code that counts or packs places has its own limits before that, so
/// that nobody gets a message about large numbers without having any.
/// </summary>
internal static class Overflows
{
    /// <summary>Does some work. If numbers become too large, the caller must correct them, and nothing of the work is kept.</summary>
    /// <param name="pointer">Where the request asks for them.</param>
    /// <param name="work">The work.</param>
    public static async Task<Outcome<T>> Answered<T>(string pointer, Func<Task<Outcome<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (OverflowException)
        {
            return Invalid.One(
                FaultCodes.OutOfRange,
                pointer,
                "A number that this comes to is too large: sums and products stay below 900,000,000,000,000."
            );
        }
    }
}
