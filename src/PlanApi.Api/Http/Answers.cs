using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.TableFiles;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.Http;

/// <summary>Turns the answers of use cases into HTTP answers.</summary>
internal static class Answers
{
    private const int MaxTableInMemory = 1024 * 1024;

    /// <summary>200 with the answer, or the failure as a problem.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome) =>
        outcome.IsSuccess(out var answer, out var failure) ? new Json<T>(answer) : Fail(failure);

    /// <summary>200 with what is made of the answer, or the failure as a problem.</summary>
    public static IResult ToResult<T, TAnswer>(this Outcome<T> outcome, Func<T, TAnswer> answer) =>
        outcome.IsSuccess(out var found, out var failure) ? new Json<TAnswer>(answer(found)) : Fail(failure);

    /// <summary>200 with the part and its ETag; 304 where the client has it already.</summary>
    public static IResult ToPart<T>(this Outcome<T> outcome)
        where T : PlanPart => outcome.ToVersioned(part => part.Version!.Value);

    /// <summary>201 with the part, its address and its ETag.</summary>
    public static IResult ToCreated<T>(this Outcome<T> outcome, Func<T, string> location)
        where T : PlanPart => outcome.ToVersioned(part => part.Version!.Value, StatusCodes.Status201Created, location);

    /// <summary>The answer with its ETag, and its address where it is new.</summary>
    public static IResult ToVersioned<T>(
        this Outcome<T> outcome,
        Func<T, long> version,
        int status = StatusCodes.Status200OK,
        Func<T, string>? location = null
    ) =>
        outcome.IsSuccess(out var answer, out var failure)
            ? new Json<T>(answer, version(answer), status, location?.Invoke(answer))
            : Fail(failure);

    public static IResult ToDeleted<T>(this Outcome<T> outcome) =>
        outcome.IsSuccess(out _, out var failure) ? Results.NoContent() : Fail(failure);

    public static IResult Fail(Failure failure) => new ProblemResult(failure);

    /// <summary>The CSV that a body asks for.</summary>
    public static async Task<IResult> Csv<TBody, TAnswer>(HttpContext context, Func<TBody, Stream, Task<Outcome<TAnswer>>> write)
        where TBody : class =>
        (await Body.Read<TBody>(context)).IsSuccess(out var body, out var failure)
            ? await Csv(context, text => write(body, text))
            : Fail(failure);

    public static Task<IResult> Csv<TAnswer>(HttpContext context, Func<Stream, Task<Outcome<TAnswer>>> write) =>
        Table(context, TableFormat.Csv, write);

    /// <summary>
    /// A file with a table. All of it is computed before the first byte is sent, on the disk if it is large. So an answer that has begun
    /// contains no fault and states its length, and a slow reader does not occupy the database.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="fileName">Under which name a browser keeps it, without suffix.</param>
    public static async Task<IResult> Table<TAnswer>(
        HttpContext context,
        TableFormat format,
        Func<Stream, Task<Outcome<TAnswer>>> write,
        string? fileName = null
    )
    {
        await using var file = new FileBufferingWriteStream(MaxTableInMemory);
        if (!(await write(file)).IsSuccess(out _, out var failure))
            return Fail(failure);
        context.Response.ContentType = TableTypes.WithCharset(format);
        context.Response.ContentLength = file.Length;
        if (fileName is not null)
        {
            var attachment = new ContentDispositionHeaderValue("attachment");
            attachment.SetHttpFileName($"{fileName}.{TableTypes.SuffixOf(format)}");
            context.Response.Headers.ContentDisposition = attachment.ToString();
        }
        await file.DrainBufferAsync(context.Response.Body, context.RequestAborted);
        return Results.Empty;
    }

    public static Task Write(HttpContext context, Failure failure)
    {
        var problem = Problem.Of(failure, context);
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = Challenges.For(context.Request, failure);
        if (failure is Busy or InFlight or Starting or Stopping or TooManyStreams or TooManyOperations)
            context.Response.Headers.RetryAfter = "1";
        if (failure is StorageUnavailable)
            context.Response.Headers.RetryAfter = "5";
        if (SecondsOf(failure) is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (failure is UnsupportedEncoding)
            context.Response.Headers.AcceptEncoding = PackedBodies.Accepted;
        if (ODataError.IsAskedFor(context.Request))
            return ODataError.Write(context, problem);
        return context.Response.WriteAsJsonAsync(problem, PlanJson.Options, MediaTypes.Problem, context.RequestAborted);
    }

    private static int? SecondsOf(Failure failure) =>
        failure switch
        {
            TooManyFailedKeys wrong => wrong.Seconds,
            RateLimited limited => limited.Seconds,
            IssuerUnavailable away => away.Seconds,
            _ => null,
        };

    private sealed class ProblemResult(Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, failure);
    }

    private sealed class Json<T>(T answer, long? version = null, int status = StatusCodes.Status200OK, string? location = null) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            if (version is { } known)
            {
                var etag = await VersionTag.Of(httpContext, known, answer);
                response.Headers.ETag = etag;
                if (HttpMethods.IsGet(httpContext.Request.Method) && ConditionalRequest.IsKnown(httpContext.Request, etag))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                    return;
                }
            }
            if (location is not null)
                response.Headers.Location = httpContext.Request.PathBase + location;
            if (MinimalAnswers.IsWanted(httpContext))
            {
                Preferences.Apply(response, Preferences.Minimal);
                response.StatusCode = status == StatusCodes.Status200OK ? StatusCodes.Status204NoContent : status;
                return;
            }
            response.StatusCode = status;
            response.ContentType = MediaTypes.Json;
            var buffer = JsonBuffer.Rent();
            JsonSerializer.Serialize(buffer.Writer, answer, PlanJson.Options);
            await buffer.Send(httpContext);
        }
    }
}
