using System.Diagnostics;
using System.Text.Json.Serialization;
using PlanApi.Application.Access;
using PlanApi.Application.ChangeControl;
using PlanApi.Application.Closings;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Cube.Workbooks;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Imports.Scheduling;
using PlanApi.Application.Matrix;
using PlanApi.Application.Operations;
using PlanApi.Application.Plans.Lifecycle;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Spreading;
using PlanApi.Application.TableFiles.Workbooks;

namespace PlanApi.Api.Http;

/// <summary>RFC 9457: what went wrong, with the code to branch on and every fault of what was sent.</summary>
public sealed record Problem
{
    /// <summary>A URN that ends with the code.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    /// <summary>Stable; the same over REST and GraphQL.</summary>
    public required string Code { get; init; }

    /// <summary>The id of this request in the service's log.</summary>
    public required string TraceId { get; init; }

    /// <summary>All that is wrong with what was sent, each with a JSON pointer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Fault>? Faults { get; init; }

    public static Problem Of(Failure failure, HttpContext context) =>
        Of(failure, StatusOf(failure), Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);

    public static Problem Of(Failure failure, int status, string traceId) =>
        new()
        {
            Type = $"urn:planapi:problem:{failure.Code}",
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = failure.Message,
            Code = failure.Code,
            TraceId = traceId,
            Faults = failure.Faults.Count > 0 ? failure.Faults : null,
        };

    /// <summary>The one place that says which failure has which status.</summary>
    internal static int StatusOf(Failure failure) =>
        failure switch
        {
            Invalid or BadRequest or NotInBatch or UnreadableWorkbook or ContradictingKeys or AsOfUnsupported =>
                StatusCodes.Status400BadRequest,
            Unauthenticated or UnreadableCredentials or SpentTicket or KeyNoLongerCounts or InvalidToken or ExpiredToken =>
                StatusCodes.Status401Unauthorized,
            Forbidden or NotEntitled or SignInFailed or ForeignPage or UnshownPage or ForeignHost or WrongToken =>
                StatusCodes.Status403Forbidden,
            NotFound or NoSuchPath or NoOperation or NoSuchMoment => StatusCodes.Status404NotFound,
            SlowBody => StatusCodes.Status408RequestTimeout,
            WrongMethod => StatusCodes.Status405MethodNotAllowed,
            NotDone => StatusCodes.Status424FailedDependency,
            NotAcceptable or NoFileOfList => StatusCodes.Status406NotAcceptable,
            DuplicateCode
            or StoredMeanwhile
            or HiddenObstacle
            or InUse
            or PlanLocked
            or FileUnavailable
            or FileChanging
            or NotAllowedNow
            or PlanNotSound
            or NoMatrix
            or InFlight
            or CellsHeld
            or CellsClosed
            or PeriodHasGaps
            or BaselineLocked
            or BudgetItemApproved
            or ChangedSince
            or StaleChangeRequest
            or SpreadRefused
            or MergeConflict
            or NoResult
            or LeaseLost => StatusCodes.Status409Conflict,
            StaleVersion or StalePreview or StaleWorkbook or OtherContent => StatusCodes.Status412PreconditionFailed,
            TooLarge or SliceTooLarge or SheetTooLarge => StatusCodes.Status413PayloadTooLarge,
            NoSuchRange => StatusCodes.Status416RangeNotSatisfiable,
            UnsupportedMediaType or UnsupportedEncoding => StatusCodes.Status415UnsupportedMediaType,
            IdempotencyKeyReused => StatusCodes.Status422UnprocessableEntity,
            MissingVersion => StatusCodes.Status428PreconditionRequired,
            TooManyStreams or TooManyFailedKeys or TooManyOperations or RateLimited => StatusCodes.Status429TooManyRequests,
            Busy or Starting or Stopping or IssuerUnavailable or StorageReadOnly or StorageDamaged or StorageUnavailable =>
                StatusCodes.Status503ServiceUnavailable,
            StorageFull => StatusCodes.Status507InsufficientStorage,
            _ => StatusCodes.Status500InternalServerError,
        };
}
