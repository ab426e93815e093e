using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>
/// Adds a file as evidence for a subject. The whole file is read and checked while others write, and then stored in one transaction. A
/// file that is cut off half way stores nothing.
/// </summary>
public sealed record UploadEvidence(Code Plan, Subject Subject, EvidenceUpload File) : Command<Evidence>
{
    /// <summary>A caption, up to 200 characters.</summary>
    public string? Title { get; init; }

    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class UploadEvidenceHandler(
    PlanDb db,
    PlanFinder plans,
    EvidenceStore evidence,
    SubjectFinder subjects,
    ChangeRecorder recorder,
    EvidenceLimits limits
) : IStagingHandler<UploadEvidence, Evidence>, IDisposable
{
    private StagedFile? _file;

    public async Task<Failure?> Stage(UploadEvidence request, CancellationToken cancellation)
    {
        Dispose();
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var (type, faults) = (FileTypes.Declared(request.File.ContentType), new FaultList());
        if (type is null)
            faults.Add(
                FaultCodes.NotAllowed,
                "/contentType",
                $"Send one of {string.Join(", ", FileTypes.All.Select(taken => taken.MediaType))}; texts in UTF-8."
            );
        if (request.Title is { } title && (string.IsNullOrWhiteSpace(title) || title.Length > AddLink.MaxTitleLength))
            faults.Add(
                FaultCodes.TooLong,
                "/title",
                $"A title has 1 to {AddLink.MaxTitleLength} characters; leave it out where there is none."
            );
        await using (await ReadSnapshot.Begin(db, cancellation))
        {
            if (
                !(await subjects.Find(plan, request.Subject, "/subject", makesScope: false, cancellation)).IsSuccess(out _, out var unknown)
            )
                unknown.Faults.ToList().ForEach(faults.Add);
            if (faults.IsEmpty && await evidence.Bytes(plan.Id, cancellation) >= limits.PlanBytes)
                return Full();
        }
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        return (await request.File.Stage(type!, limits.FileBytes, cancellation)).IsSuccess(out _file, out failure) ? null : failure;
    }

    public async Task<Outcome<Evidence>> Handle(UploadEvidence request, CancellationToken cancellation)
    {
        var (plan, file) = (recorder.Plan!, _file!);
        if (
            !(await subjects.Find(plan, request.Subject, "/subject", makesScope: true, cancellation)).IsSuccess(
                out var subject,
                out var failure
            )
        )
            return failure;
        if (await evidence.Bytes(plan.Id, cancellation) + file.Size > limits.PlanBytes)
            return Full();
        var row = new EvidenceRow
        {
            Period = "",
            Title = request.Title?.Normalize(),
            FileName = FileNames.Clean(request.File.Name, file.Type),
            MediaType = file.Type.MediaType,
            Size = file.Size,
            Sha256 = file.Sha256,
        };
        await evidence.Sign(row, subject, cancellation);
        db.Add(row);
        await evidence.Write(row, file, cancellation);
        return await evidence.Save(row.Number, null, cancellation);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private TooLarge Full() => new($"{limits.PlanBytes / 1024:N0} KiB for the files of a plan");
}
