using Microsoft.AspNetCore.Connections;
using Microsoft.Net.Http.Headers;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Api.Http;

/// <summary>
/// Turns everything that no other code answered into problem documents: unknown paths, wrong methods, malformed requests, defects.
/// </summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, IHostApplicationLifetime host, ILogger<FailureMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Whoever unpacks the body takes the header away.
        var isPacked = context.Request.Headers.ContentEncoding.Count > 0;
        try
        {
            await next(context);
        }
        catch (Exception cut) when (IsCut(context, cut))
        {
            LogCut(log, context.Request.Method, context.Request.Path, cut.Message);
            context.Abort();
            return;
        }
        catch (BadHttpRequestException failure) when (!context.Response.HasStarted)
        {
            await Answers.Write(
                context,
                failure.StatusCode switch
                {
                    StatusCodes.Status413PayloadTooLarge => new TooLarge("this service for a body"),
                    StatusCodes.Status408RequestTimeout => new SlowBody(),
                    _ => new BadRequest("The request is not well-formed HTTP."),
                }
            );
            return;
        }
        catch (InvalidDataException) when (isPacked && !context.Response.HasStarted)
        {
            await Answers.Write(
                context,
                new BadRequest("The body does not match its Content-Encoding, or its end is missing; pack it and send it again.")
            );
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted && StorageTrouble.Of(failure) is { } trouble)
        {
            if (trouble is StorageFailure)
                LogTrouble(log, context.Request.Method, context.Request.Path, trouble.Code, StorageTrouble.Detail(failure));
            context.Response.Clear();
            await Answers.Write(context, trouble);
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            LogDefect(log, failure, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            await Answers.Write(context, new InternalError());
            return;
        }
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && !context.Response.HasStarted)
            NameMethods(context);
        if (context.Response.StatusCode == StatusCodes.Status416RangeNotSatisfiable && !context.Response.HasStarted)
            Unsay(context.Response);
        if (
            !context.Response.HasStarted
            && context.Response.ContentType is null
            && Unanswered(context.Response.StatusCode) is { } unanswered
        )
            await Answers.Write(context, unanswered);
    }

    // What was said of the file is not said of the problem that stands in its place.
    private static void Unsay(HttpResponse response)
    {
        (response.ContentType, response.ContentLength) = (null, null);
        response.Headers.ContentDisposition = default;
    }

    /// <summary>
    /// Whether the client is gone, or the service is stopping and ends the connection. Reading or writing then fails in one way or
    /// another, and this is not a defect. A request that still runs when the time to stop is over may also lose the service's parts.
    /// </summary>
    private bool IsCut(HttpContext context, Exception failure) =>
        failure is ConnectionResetException or ConnectionAbortedException
        || (context.RequestAborted.IsCancellationRequested && (failure is OperationCanceledException or IOException))
        || (host.ApplicationStopping.IsCancellationRequested && failure is OperationCanceledException or ObjectDisposedException);

    /// <summary>Routing names the methods that are mapped. HEAD comes with GET, and OPTIONS asks for just this.</summary>
    private static void NameMethods(HttpContext context)
    {
        var mapped = context.Response.Headers.GetCommaSeparatedValues(HeaderNames.Allow);
        var allowed = mapped.Contains(HttpMethods.Get) ? mapped.Append(HttpMethods.Head) : mapped;
        context.Response.Headers.Allow = string.Join(", ", allowed.Append(HttpMethods.Options));
        if (HttpMethods.IsOptions(context.Request.Method))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Failure? Unanswered(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => BadRequest.OfPath,
            StatusCodes.Status404NotFound => new NoSuchPath(),
            StatusCodes.Status405MethodNotAllowed => new WrongMethod(),
            StatusCodes.Status412PreconditionFailed => new OtherContent(),
            StatusCodes.Status416RangeNotSatisfiable => new NoSuchRange(),
            StatusCodes.Status415UnsupportedMediaType => new UnsupportedMediaType(
                "one of the media types that /openapi/v1.json lists for this path"
            ),
            _ => null,
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} was cut off: {Reason}")]
    private static partial void LogCut(ILogger logger, string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogDefect(ILogger logger, Exception failure, string method, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} was not answered: {Trouble}, {Detail}")]
    private static partial void LogTrouble(ILogger logger, string method, string path, string trouble, string detail);
}
