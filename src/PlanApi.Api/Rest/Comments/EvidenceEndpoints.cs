using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PlanApi.Application.Comments;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Comments;

/// <summary>Evidence for numbers: links, and files as their bytes.</summary>
internal static class EvidenceEndpoints
{
    private const string Name = "name",
        Title = "title";

    private static readonly string[] _types = [.. FileTypes.All.Select(type => type.MediaType)];

    private static readonly NewLink Sample = new()
    {
        Subject = new Subject { Target = Code.Known("seller-satisfaction-kpi") },
        Link = "https://example.com/minutes/2024-06",
        Title = "Minutes of the June review",
    };

    public static void MapEvidence(this RouteGroupBuilder plan)
    {
        var evidence = plan.MapGroup("/evidence").WithTags("evidence");
        evidence
            .OnGet("", List)
            .Sends(
                typeof(ListEvidence),
                "listEvidence",
                "The links and files that bear the plan's numbers out, the newest first",
                SubjectParameter.Declared,
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<Evidence>>();
        evidence
            .OnPost("/links", AddLink)
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(typeof(AddLink), "addLink", "Add the address of something that bears a subject out")
            .Takes<NewLink>()
            .Writes()
            .Produces<Evidence>(StatusCodes.Status201Created);
        evidence
            .OnPost("/files", Upload)
            .WithMetadata(new DisableRequestSizeLimitAttribute(), new FileBody())
            .Sends(
                typeof(UploadEvidence),
                "uploadEvidence",
                "Add a file that bears a subject out: the body is its bytes, Content-Type its type",
                SubjectParameter.Declared,
                new QueryParameter(Name, "The file's name, percent-encoded UTF-8; folders in it are dropped."),
                new QueryParameter(Title, "A caption, up to 200 characters.")
            )
            .Takes<Stream>(_types)
            .Writes()
            .Produces<Evidence>(StatusCodes.Status201Created);
        evidence
            .OnGet("/{number:long}", Get)
            .Sends(typeof(GetEvidence), "getEvidence", "One piece of evidence, without its content")
            .Produces<Evidence>();
        evidence
            .OnGet("/{number:long}/content", Content)
            .Sends(typeof(OpenEvidence), "openEvidence", "A file's content, to be saved; parts of it by Range")
            .WithMetadata(new FileBody())
            .Produces<Stream>(StatusCodes.Status200OK, _types[0], _types[1..])
            .Produces<Stream>(StatusCodes.Status206PartialContent, _types[0], _types[1..])
            .Produces<Problem>(StatusCodes.Status412PreconditionFailed, Answers.ProblemType)
            .Produces<Problem>(StatusCodes.Status416RangeNotSatisfiable, Answers.ProblemType);
        evidence
            .OnDelete("/{number:long}", Remove)
            .Sends(typeof(RemoveEvidence), "removeEvidence", "Take a link or a file away")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListEvidence(plan, SubjectParameter.Read(asked)) { Page = asked.Page() };
        return PageAnswer<Evidence>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Get(Code plan, long number, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetEvidence(plan, number), cancellation)).ToVersioned(evidence => evidence.Version);

    private static async Task<IResult> AddLink(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<NewLink>(context)).IsSuccess(out var link, out var failure)
            ? Made(plan, await sender.Send(new AddLink(plan, link), cancellation))
            : Answers.Fail(failure);

    private static async Task<IResult> Upload(
        Code plan,
        HttpContext context,
        UseCaseSender sender,
        EvidenceLimits limits,
        CancellationToken cancellation
    )
    {
        var (request, asked) = (context.Request, new QueryReader(context.Request.Query));
        if (FileTypes.Declared(request.ContentType) is null)
            return Answers.Fail(new UnsupportedMediaType($"one of {string.Join(", ", _types)}; texts in UTF-8"));
        if (request.ContentLength > limits.FileBytes)
            return Answers.Fail(new TooLarge($"{limits.FileBytes / 1024:N0} KiB for a file"));
        var (subject, name, title) = (SubjectParameter.Read(asked), asked.Text(Name), asked.Text(Title));
        foreach (var missing in (string[])[SubjectParameter.Name, Name])
        {
            if (!request.Query.ContainsKey(missing))
                asked.Faults.Add(FaultCodes.MissingField, "/" + missing, $"The parameter '{missing}' is missing.");
        }
        return asked.Failure is { } failure
            ? Answers.Fail(failure)
            : Made(
                plan,
                await sender.Send(
                    new UploadEvidence(plan, subject!, new EvidenceUpload(name!, request.ContentType!, request.Body)) { Title = title },
                    cancellation
                )
            );
    }

    private static async Task<IResult> Content(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (!(await sender.Send(new OpenEvidence(plan, number), cancellation)).IsSuccess(out var found, out var failure))
            return Answers.Fail(failure);
        // Saved, never shown: and were it shown all the same, nothing in it may run.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(
            found.Content,
            found.File.MediaType,
            found.File.Name,
            found.CreatedAt,
            new EntityTagHeaderValue($"\"{found.File.Sha256}\""),
            enableRangeProcessing: true
        );
    }

    private static async Task<IResult> Remove(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new RemoveEvidence(plan, number, expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);

    private static IResult Made(Code plan, Outcome<Evidence> outcome) =>
        outcome.ToVersioned(made => made.Version, StatusCodes.Status201Created, made => $"/v1/plans/{plan}/evidence/{made.Number}");
}
