using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Drafts;

namespace ParkingOps.Web.Features.Calendar;

/// <summary>The notice of a year: from a file or typed, shown with what it would do, and applied only then.</summary>
public sealed partial class YearNoticePage
{
    private const string DateForm = "2027-01-01";
    private const string Header = YearNoticeService.Header;
    private const int MostBytes = 1 << 20;
    private KeptDraft<List<YearNoticeRow>>? draft;
    private YearNoticePreview? preview;
    private List<YearNoticeRow>? rows;
    private bool working;
    private int year;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private YearNoticeService Notices { get; set; } = null!;

    [Inject] private RuleWords Words { get; set; } = null!;

    [SupplyParameterFromQuery] private int? Year { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = Year ?? ServiceDay.Today(Clock).Year + 1;
        if (asked == year && rows is not null) return;
        (year, preview) = (asked, null);
        if (RendererInfo.IsInteractive) rows = await Notices.RowsAsync(year);
    }

    private void Add()
    {
        rows!.Add(new YearNoticeRow { Year = $"{year}", Name = rows.LastOrDefault()?.Name ?? "", Source = rows.LastOrDefault()?.Source ?? "" });
        preview = null;
    }

    private async Task ApplyAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (working) return;
        working = true;
        working = await Feedback.TryAsync(() => Notices.ApplyAsync(year, rows!), Text["NoticeApplied", year]);
        if (!working) return;
        await draft!.RemoveAsync();
        Navigation.NavigateTo($"calendar?year={year}");
    }

    private void Continue(List<YearNoticeRow> typed) => (rows, preview) = (typed, null);

    private void Edit(YearNoticeRow row) => (row.Fault, preview) = (null, null);

    private async Task GoAsync()
    {
        (rows, preview) = (null, null);
        rows = await Notices.RowsAsync(year);
        Navigation.NavigateTo(Address.Of("calendar/notice", ("year", year)));
    }

    private async Task PreviewAsync()
    {
        if (working) return;
        (working, preview) = (true, null);
        await Feedback.AskAsync(async () => preview = await Notices.PreviewAsync(year, rows!));
        working = false;
    }

    private void Remove(YearNoticeRow row)
    {
        rows!.Remove(row);
        preview = null;
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > MostBytes)
        {
            Feedback.Refuse(Text["NoticeTooLarge"]);
            return;
        }
        var file = new System.IO.FileInfo(Path.GetTempFileName());
        try
        {
            await using (var copy = file.Create()) await chosen.File.OpenReadStream(MostBytes).CopyToAsync(copy);
            if (await Feedback.AskAsync(async () => rows = await Notices.ReadAsync(file))) await PreviewAsync();
        }
        finally
        {
            file.Delete();
        }
    }
}
