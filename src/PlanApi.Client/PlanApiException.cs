using System.Net;
using System.Text.Json;

namespace PlanApi.Client;

/// <summary>
/// What the service has refused, or could not do. Branch on <see cref="Code"/>, which is stable; show <see cref="Exception.Message"/>.
/// </summary>
public sealed class PlanApiException : Exception
{
    private const int MostText = 500;

    private PlanApiException(string message, string? code, IReadOnlyList<Fault>? faults)
        : base(Sentence(message, faults ?? []))
    {
        Code = code;
        Faults = faults ?? [];
    }

    /// <summary>Such as <c>stale-version</c>, from the reference of errors; null if something else answered, such as a proxy.</summary>
    public string? Code { get; }

    /// <summary>Each thing that is wrong with what was sent.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Of the answer; null for an operation that failed later.</summary>
    public HttpStatusCode? Status { get; private init; }

    /// <summary>Finds the request in the service's log.</summary>
    public string? RequestId { get; private init; }

    internal static async Task<PlanApiException> Of(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var problem = Parse(text);
        var id = answer.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null;
        var message = problem?.Detail ?? $"The answer is {(int)answer.StatusCode}: {text[..Math.Min(text.Length, MostText)]}";
        return new PlanApiException(message, problem?.Code, problem?.Faults) { Status = answer.StatusCode, RequestId = id };
    }

    internal static PlanApiException Of(Operation operation) =>
        new(
            operation.Problem?.Message ?? $"Operation {operation.Id} is {operation.State}.",
            operation.Problem?.Code,
            operation.Problem?.Faults
        );

    private static Problem? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Problem>(text, JsonFormat.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Sentence(string message, IReadOnlyList<Fault> faults) =>
        faults.Count == 0
            ? message
            : $"{message} {string.Join(" ", faults.Take(3).Select(fault => $"[{fault.Pointer}] {fault.Message}"))}"
                + (faults.Count > 3 ? $" And {faults.Count - 3} more." : "");

    private sealed record Problem(string? Code, string? Detail, IReadOnlyList<Fault>? Faults);
}
