namespace ParkingOps.Web.Features.Imports;

/// <summary>Sheets of the template, in their order. The numbers are stored.</summary>
public enum ImportSheet
{
    /// <summary>单位.</summary>
    Organisations = 1,

    /// <summary>停车场.</summary>
    Sites = 2,

    /// <summary>配额时段: a row a window; rows of one site, service and first day are one version of a quota.</summary>
    Quotas = 3,
}

/// <summary>Columns of the template.</summary>
public enum ImportColumn
{
    /// <summary>单位编号.</summary>
    OrganisationCode,

    /// <summary>单位名称.</summary>
    OrganisationName,

    /// <summary>单位类型.</summary>
    OrganisationKind,

    /// <summary>层级.</summary>
    Level,

    /// <summary>联系人.</summary>
    ContactName,

    /// <summary>联系电话.</summary>
    ContactPhone,

    /// <summary>备注.</summary>
    Note,

    /// <summary>停车场编号.</summary>
    SiteCode,

    /// <summary>停车场名称.</summary>
    SiteName,

    /// <summary>所属区.</summary>
    District,

    /// <summary>地址.</summary>
    Address,

    /// <summary>停车场类型.</summary>
    SiteKind,

    /// <summary>泊位总数.</summary>
    TotalSpaces,

    /// <summary>可共享泊位.</summary>
    ShareableSpaces,

    /// <summary>纬度.</summary>
    Latitude,

    /// <summary>经度.</summary>
    Longitude,

    /// <summary>值守时间.</summary>
    DutyHours,

    /// <summary>申请的服务.</summary>
    Services,

    /// <summary>服务类型.</summary>
    Service,

    /// <summary>生效日期.</summary>
    FirstDay,

    /// <summary>日类型.</summary>
    DayKinds,

    /// <summary>开始.</summary>
    Start,

    /// <summary>结束.</summary>
    End,

    /// <summary>结束于.</summary>
    EndDay,

    /// <summary>配额泊位.</summary>
    Spaces,

    /// <summary>原因.</summary>
    Reason,
}
