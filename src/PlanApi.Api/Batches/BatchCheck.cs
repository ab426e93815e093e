using System.Text.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Batches;

/// <summary>Checks the form of a batch, before anything of it is done.</summary>
internal static class BatchCheck
{
    private const int MaxIdLength = 100,
        MaxTextLength = 1_000,
        MaxPathLength = 4_000;

    private const string Root = "/v1/";

    private static readonly string[] _methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Every fault; empty where the batch may be done.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="key">The idempotency key of the batch; null where it has none.</param>
    public static IReadOnlyList<Fault> Faults(Batch batch, string? key)
    {
        var (faults, ids) = (new FaultList(), new HashSet<string>(StringComparer.Ordinal));
        if (batch.Requests.Count is 0 or > Batch.MaxRequests)
        {
            var code = batch.Requests.Count == 0 ? FaultCodes.TooFew : FaultCodes.TooLarge;
            faults.Add(code, "/requests", $"The batch has {batch.Requests.Count} requests; it takes 1 to {Batch.MaxRequests:N0}.");
            return faults.Faults;
        }
        for (var at = 0; at < batch.Requests.Count && !faults.IsFull; at++)
        {
            var (item, pointer) = (batch.Requests[at], $"/requests/{at}");
            Check(item, pointer, key, ids, faults);
            if (!ids.Add(item.Id))
                faults.Add(FaultCodes.DuplicateItem, $"{pointer}/id", $"There is another request '{item.Id}'; each has an id of its own.");
        }
        return faults.Faults;
    }

    /// <summary>The id of the earlier request whose ETag is meant; null where an ETag is given.</summary>
    public static string? Reference(BatchItem item) => item.IfMatch is ['$', .. var id] ? id : null;

    /// <summary>The request's own key, or the batch's with its id.</summary>
    public static string? KeyOf(BatchItem item, string? key) => item.IdempotencyKey ?? (key is null ? null : $"{key}/{item.Id}");

    private static void Check(BatchItem item, string pointer, string? key, HashSet<string> earlier, FaultList faults)
    {
        CheckText(item.Id, MaxIdLength, $"{pointer}/id", faults);
        CheckText(item.IfMatch, MaxTextLength, $"{pointer}/ifMatch", faults);
        CheckText(item.Reason, MaxTextLength, $"{pointer}/reason", faults);
        if (item.IdempotencyKey is not null)
            CheckText(item.IdempotencyKey, IdempotencyStore.MaxKeyLength, $"{pointer}/idempotencyKey", faults);
        else if (KeyOf(item, key)?.Length > IdempotencyStore.MaxKeyLength)
            faults.Add(
                FaultCodes.TooLong,
                $"{pointer}/id",
                "With the batch's Idempotency-Key, the id is too long; shorten one of the two."
            );
        if (Reference(item) is { } id && !earlier.Contains(id))
            faults.Add(FaultCodes.UnknownReference, $"{pointer}/ifMatch", $"There is no earlier request '{id}' in this batch.");
        if (!IsPath(item.Path))
            faults.Add(
                FaultCodes.NotAllowed,
                $"{pointer}/path",
                $"The path must be one of this service below {Root}, such as /v1/plans, without empty segments or '..'."
            );
        if (!_methods.Contains(item.Method))
            faults.Add(FaultCodes.NotAllowed, $"{pointer}/method", $"The method must be one of {string.Join(", ", _methods)}.");
        if (item is { Method: "GET" or "DELETE", Body: not null })
            faults.Add(FaultCodes.NotAllowed, $"{pointer}/body", "This method takes no body; leave it out.");
    }

    private static void CheckText(string? text, int most, string pointer, FaultList faults)
    {
        if (text is not null && (text.Length == 0 || text.Length > most || text.Any(char.IsControl)))
            faults.Add(FaultCodes.TooLong, pointer, $"This is one line of 1 to {most:N0} characters.");
    }

    private static bool IsPath(string address)
    {
        if (address.Length > MaxPathLength || address.Any(letter => letter is < '!' or > '~' or '\\' or '#'))
            return false;
        var path = address.Split('?', 2)[0];
        return path.StartsWith(Root, StringComparison.Ordinal)
            && path[1..].Split('/').Select(Uri.UnescapeDataString).All(step => step is not ("" or "." or "..") && !step.Any(IsForbidden));
    }

    private static bool IsForbidden(char letter) => char.IsControl(letter) || letter is '/' or '\\' or '\ufffd';
}
