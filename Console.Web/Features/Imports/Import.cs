namespace ParkingOps.Web.Features.Imports;

/// <summary>How far an import has come. The numbers are stored.</summary>
public enum ImportState
{
    /// <summary>Uploaded and checked; nothing went in yet.</summary>
    Checked = 0,

    /// <summary>Its good rows went in.</summary>
    Imported = 1,

    /// <summary>What went in was taken back.</summary>
    Undone = 2,
}

/// <summary>One import of a workbook (批量导入): who, when, and what it came to.</summary>
public sealed class Import
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLimit = 100;

    /// <summary>Number of the import.</summary>
    public int Id { get; private set; }

    /// <summary>Name that a person gave it, unique; null until its rows went in.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>How far it has come.</summary>
    public ImportState State { get; set; }

    /// <summary>Who uploaded it.</summary>
    public required string UploadedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who let its good rows in.</summary>
    public string? ImportedBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ImportedAt { get; set; }

    /// <summary>Who took it back.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>Records that it made.</summary>
    public int Created { get; set; }

    /// <summary>Records that took a row's values.</summary>
    public int Merged { get; set; }

    /// <summary>Rows that were left out because what they say exists.</summary>
    public int Skipped { get; set; }

    /// <summary>Rows that could not go in.</summary>
    public int Faulty { get; set; }
}

/// <summary>The file of an import, and what the console itself keeps about it.</summary>
public sealed class ImportFile
{
    /// <summary>The import.</summary>
    public int ImportId { get; init; }

    /// <summary>The workbook as it was uploaded; empty once its rows went in.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>What was decided about rows that meet something that exists, as JSON.</summary>
    public string? Choices { get; set; }

    /// <summary>Rows that did not go in, as JSON; null until the good ones went in.</summary>
    public string? Faults { get; set; }

    /// <summary>Last line of the trail that the import wrote: a later one about its records is a later change.</summary>
    public long TrailNumber { get; set; }
}

/// <summary>Kind of a record that an import made or changed. The numbers are stored.</summary>
public enum ImportedKind
{
    /// <summary>单位.</summary>
    Organisation = 1,

    /// <summary>停车场.</summary>
    Site = 2,

    /// <summary>核定配额.</summary>
    Quota = 3,
}

/// <summary>A record that an import made or changed, so that it can be taken back.</summary>
public sealed class ImportedRecord
{
    /// <summary>Number.</summary>
    public int Id { get; private set; }

    /// <summary>The import.</summary>
    public required int ImportId { get; init; }

    /// <summary>Kind of record.</summary>
    public required ImportedKind Kind { get; init; }

    /// <summary>Number of the record.</summary>
    public required int RecordId { get; init; }

    /// <summary>Its code; of a quota, that of its site.</summary>
    public required string Code { get; init; }

    /// <summary>What a record that was there before was like, as JSON; null for one that the import made.</summary>
    public string? Before { get; init; }
}
