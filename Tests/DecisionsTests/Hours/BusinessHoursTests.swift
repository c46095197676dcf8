import Conversations
import Foundation
import Testing

@testable import Decisions

@Suite struct `Business hours` {
    private func hours(
        _ zone: String, week: [Weekday: [String]], holidays: [(String, [String])] = []
    ) throws -> BusinessHours {
        var hours = BusinessHours()
        hours.timeZone = try #require(TimeZone(identifier: zone))
        hours.week = try week.mapValues { try $0.map { try #require(BusinessHours.Interval($0)) } }
        hours.holidays = try holidays.map { date, intervals in
            var holiday = try #require(BusinessHours.Holiday(date: date))
            holiday.intervals = try intervals.map { try #require(BusinessHours.Interval($0)) }
            return holiday
        }
        return hours
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @Test(arguments: [
        ("2026-11-23T08:00:00-03:00", true), ("2026-11-23T07:59:59-03:00", false),
        ("2026-11-23T17:59:59-03:00", true), ("2026-11-23T18:00:00-03:00", false),
        ("2026-11-22T12:00:00-03:00", false), ("2026-11-23T10:59:00Z", false), ("2026-11-23T11:00:00Z", true),
    ])
    func `are local, the end not included`(moment: String, isOpen: Bool) throws {
        let hours = try hours("America/Sao_Paulo", week: [.monday: ["08:00-18:00"]])
        #expect(hours.isOpen(at: try instant(moment)) == isOpen)
    }

    @Test(arguments: [
        ("2026-11-27T21:59:00Z", false), ("2026-11-27T22:00:00Z", true), ("2026-11-28T01:59:00Z", true),
        ("2026-11-28T02:00:00Z", false), ("2026-11-28T22:30:00Z", false),
    ])
    func `run across midnight into a day that is closed`(moment: String, isOpen: Bool) throws {
        let hours = try hours("UTC", week: [.friday: ["22:00-02:00"]])
        #expect(hours.isOpen(at: try instant(moment)) == isOpen)
    }

    @Test func `a holiday replaces the day, not the night before`() throws {
        let hours = try hours(
            "UTC", week: [.thursday: ["22:00-02:00"], .friday: ["09:00-17:00"]],
            holidays: [("12-25", []), ("2026-12-24", ["22:00-02:00"]), ("2026-12-31", ["10:00-12:00"])])
        #expect(hours.isOpen(at: try instant("2026-12-25T01:00:00Z")))
        #expect(!hours.isOpen(at: try instant("2026-12-25T10:00:00Z")))
        #expect(hours.isOpen(at: try instant("2026-12-31T11:00:00Z")))
        #expect(!hours.isOpen(at: try instant("2026-12-31T22:30:00Z")))
        // Every year for one, this year only for the other: 25 December 2037 is a Friday.
        #expect(!hours.isOpen(at: try instant("2037-12-25T10:00:00Z")))
        #expect(hours.isOpen(at: try instant("2037-12-31T22:30:00Z")))
    }

    @Test(arguments: [
        // Spring forward in London, 29 March 2026: 00:59:59 GMT is followed by 02:00 BST.
        ("2026-03-29T00:59:00Z", true), ("2026-03-29T01:00:00Z", true), ("2026-03-29T01:59:00Z", true),
        ("2026-03-29T02:00:00Z", false),
        // Back, 25 October 2026: the hour from 01:00 comes twice.
        ("2026-10-25T00:30:00Z", true), ("2026-10-25T01:30:00Z", true), ("2026-10-25T03:00:00Z", false),
        ("2026-10-24T23:59:00Z", true), ("2026-10-24T23:29:00Z", false),
    ])
    func `follow the wall clock when it changes`(moment: String, isOpen: Bool) throws {
        let hours = try hours("Europe/London", week: [.sunday: ["00:30-03:00"]])
        #expect(hours.isOpen(at: try instant(moment)) == isOpen)
    }

    @Test(arguments: [
        ("2026-11-20T23:00:00Z", "Monday", "09:00"), ("2026-11-22T23:00:00Z", "tomorrow", "09:00"),
        ("2026-11-23T07:00:00Z", "today", "09:00"), ("2026-11-23T12:30:00Z", "today", "13:00"),
        ("2026-11-23T18:00:00Z", "Wednesday", "10:30"),
    ])
    func `know when they begin again`(moment: String, day: String, time: String) throws {
        var hours = try hours(
            "UTC",
            week: [.monday: ["09:00-12:00", "13:00-17:00"], .tuesday: ["09:00-17:00"], .wednesday: ["10:30-12:00"]],
            holidays: [("2026-11-24", [])])
        hours.dayNames = ["today": "today", "tomorrow": "tomorrow", "monday": "Monday", "wednesday": "Wednesday"]
        #expect(hours.nextOpening(after: try instant(moment)) == BusinessHours.Opening(day: day, time: time))
    }

    @Test func `have no next opening while open, or when there is none`() throws {
        let hours = try hours("UTC", week: [.monday: ["09:00-12:00"]])
        #expect(hours.nextOpening(after: try instant("2026-11-23T10:00:00Z")) == nil)
        #expect(BusinessHours().nextOpening(after: try instant("2026-11-23T10:00:00Z")) == nil)
        #expect(!hours.isOpen(at: Instant(millisecondsSinceEpoch: .max)))
        #expect(!hours.isOpen(at: Instant(millisecondsSinceEpoch: .min)))
    }

    @Test(arguments: [("09:00", "9 am"), ("00:00", "12 am"), ("12:00", "12 pm"), ("18:05", "6:05 pm")])
    func `can be told on a twelve-hour clock`(start: String, shown: String) throws {
        var hours = try hours("UTC", week: [.tuesday: ["\(start)-24:00"]])
        hours.timeFormat = .twelveHours
        #expect(hours.nextOpening(after: try instant("2026-11-23T10:00:00Z"))?.time == shown)
    }

    @Test(arguments: [
        "8:00-18:00", "08:00-25:00", "08:00", "08:60-09:00", "08:00-08:00", "24:00-02:00", "a-b", "-", "",
    ])
    func `refuse what is no interval`(text: String) {
        #expect(BusinessHours.Interval(text) == nil)
    }

    @Test(arguments: ["2026-12-25", "2028-02-29", "12-25", "02-29"])
    func `read dates of one year and of every year`(text: String) {
        #expect(BusinessHours.Holiday(date: text) != nil)
    }

    @Test(arguments: [
        "2026-13-01", "2026-02-30", "2026-02-29", "2100-02-29", "25-12-2026", "12/25", "2026-1-1", "", "02-30", "00-10",
    ])
    func `refuse what is no date`(text: String) {
        #expect(BusinessHours.Holiday(date: text) == nil)
    }
}
